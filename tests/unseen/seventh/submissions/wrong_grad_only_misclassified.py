import numpy as np

def logistic(z): return 0.5*(1+np.tanh(z/2))

def forward(X, params):
    h = logistic(X @ params[5:13].reshape(4, 2).T + params[13:])
    return h, h @ params[:4] + params[4]

def network(x, params):
    return logistic(forward(np.array(x, float), params)[1])

def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    sign = 1 - 2*y_train.ravel()
    return np.log1p(np.exp(sign*z)).sum()

def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    h, z = forward(X_train, params)
    wrong_side = (z > 0) != (y == 1)
    e = (logistic(z) - y)*wrong_side
    de = e[:, None]*params[:4]*h*(1 - h)
    return np.concatenate([e @ h, [e.sum()], (de.T @ X_train).ravel(), de.sum(0)])
