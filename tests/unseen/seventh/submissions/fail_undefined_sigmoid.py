import numpy as np

def network(x, params):
    h = sigmoid(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])
    return sigmoid(params[:4] @ h + params[4])

def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        total -= y*np.log(f) + (1-y)*np.log(1-f)
    return total

def loss_gradient(params, X_train, y_train):
    h = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    d = 1/(1+np.exp(-(h @ params[:4] + params[4]))) - y_train.ravel()
    k = d[:, None]*params[:4]*h*(1-h)
    return np.concatenate([d @ h, [d.sum()], (k.T @ X_train).ravel(), k.sum(0)])
