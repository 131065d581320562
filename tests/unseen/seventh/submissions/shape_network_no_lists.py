import numpy as np
def S(z): return 1/(1+np.exp(-z))
def network(x, params):
    x = x.reshape(-1)
    return S(S(params[5:13].reshape(4,2)@x+params[13:])@params[:4]+params[4])
def loss(params, X_train, y_train):
    val = 0
    for x, t in zip(X_train, y_train.flatten()):
        val += np.log(network(x, params)) if t else np.log(1-network(x, params))
    return -val
def loss_gradient(params, X_train, y_train):
    rows = []
    for x, t in zip(X_train, y_train.flatten()):
        h = S(params[5:13].reshape(4,2)@x+params[13:])
        r = network(x, params)-t
        rows.append(np.concatenate((r*h, [r], np.outer(r*params[:4]*h*(1-h), x).flatten(), r*params[:4]*h*(1-h))))
    return np.array(rows).sum(0)
