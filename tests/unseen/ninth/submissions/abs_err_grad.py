import numpy as np

def network(x, params):
    vx = params[5:13:2]
    vy = params[6:13:2]
    node_in = vx*x[0] + vy*x[1] + params[13:]
    node_out = (1 + np.exp(-node_in))**-1
    return (1 + np.exp(-(np.sum(params[:4]*node_out) + params[4])))**-1

def loss(params, X_train, y_train):
    y_true = np.array(y_train, dtype=float).reshape(len(X_train))
    y_pred = np.array([network(pt, params) for pt in X_train], dtype=float)
    pos = y_true * np.log(y_pred)
    neg = (1.0 - y_true) * np.log(1.0 - y_pred)
    return -(pos + neg).sum()

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        e = abs(network(x, params) - t)
        k = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h, [e], np.outer(k,x).ravel(), k])
    return g
