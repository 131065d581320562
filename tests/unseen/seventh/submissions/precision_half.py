import numpy as np

def sigmoid(z):
    return 1/(1+np.exp(-z))

def hidden(X, params):
    V = params[5:13].reshape(4, 2).astype(np.float16)
    b = params[13:].astype(np.float16)
    return sigmoid(np.asarray(X).astype(np.float16) @ V.T + b)

def network(x, params):
    return float(sigmoid(hidden([x], params)[0].astype(float) @ params[:4] + params[4]))

def loss(params, X_train, y_train):
    z = hidden(X_train, params).astype(float) @ params[:4] + params[4]
    return float(np.sum(np.logaddexp(0, z) - y_train.ravel()*z))

def loss_gradient(params, X_train, y_train):
    h = hidden(X_train, params).astype(float)
    d = sigmoid(h @ params[:4] + params[4]) - y_train.ravel()
    e = d[:, None]*params[:4]*h*(1-h)
    return np.concatenate([d @ h, [d.sum()], (e.T @ X_train).ravel(), e.sum(0)])
