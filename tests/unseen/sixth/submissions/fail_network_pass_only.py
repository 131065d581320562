import numpy as np
s = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    """Evaluate the network output at (x1,x2)."""

def fw(p, X):
    H = s(X @ p[5:13].reshape(4, 2).T+p[13:])
    return H, s(H @ p[:4]+p[4])

def loss(params, X_train, y_train):
    f = fw(params, X_train)[1]
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    H, f = fw(params, X_train)
    d = f-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
