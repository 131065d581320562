import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    return sg(params[4]+np.inner(params[:4], sg(params[13:]+np.inner(params[5:13].reshape(4, 2), x))))

def loss(params, X_train, y_train):
    return sum(-np.log(network(x, params)) if t > 0 else -np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    residual = sum(network(x, params)-t for x, t in zip(X_train, y_train.ravel()))
    H = np.array([sg(params[5:13].reshape(4, 2) @ x+params[13:]) for x in X_train])
    h = H.mean(axis=0)
    xm = X_train.mean(axis=0)
    g_b = residual*params[:4]*h*(1-h)
    return np.concatenate([residual*h, [residual], np.outer(g_b, xm).ravel(), g_b])
