import numpy as np
def network(x, params):
    g = lambda t: 1/(1+np.exp(-t))
    return g(params[4] + params[:4].dot(g(params[5:13].reshape(4,2).dot(x) + params[13:])))
def one_loss(params, x, t):
    p = network(x, params)
    return -np.log(p) if t == 1 else -np.log(1-p)
def one_grad(params, x, t):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2).dot(x) + params[13:])))
    d = network(x, params) - t
    r = d*params[:4]*h*(1-h)
    return np.r_[d*h, d, np.outer(r, x).ravel(), r]
all_losses = np.vectorize(one_loss, signature='(p),(k),()->()')
all_grads = np.vectorize(one_grad, signature='(p),(k),()->(p)')
def loss(params, X_train, y_train):
    return all_losses(params, X_train, np.ravel(y_train)).sum()
def loss_gradient(params, X_train, y_train):
    return all_grads(params, X_train, np.ravel(y_train)).sum(axis=0)
