import numpy as np
squash = lambda t: 1/(1+np.exp(-t))

def forward(X, params):
    H = squash(X @ params[5:13].reshape(4, 2).T+params[13:])
    return H, squash(H @ params[:4]+params[4])

def network(x, params):
    return round(float(forward(np.array(x), params)[1]), 3)

def loss(params, X_train, y_train):
    f = forward(X_train, params)[1]
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    H, f = forward(X_train, params)
    d = f-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
