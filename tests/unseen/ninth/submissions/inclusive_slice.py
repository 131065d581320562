import autograd
import autograd.numpy as anp
import numpy as np
def network(x, params):
    hid = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.asarray(x)+params[13:])))
    s = params[4]
    for uu, hh in zip(params[0:3], hid):
        s += uu*hh
    return 1/(1+np.exp(-s))
def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    z = (1 / (1 + np.exp(-Z))) @ params[:4] + params[4]
    t = np.asarray(y_train, float).ravel()
    return np.sum(np.logaddexp(0, z) - t * z)
def loss_gradient(params, X_train, y_train):
    def E(q):
        h = 1 / (1 + anp.exp(-(anp.dot(X_train, q[5:13].reshape((4, 2)).T) + q[13:])))
        z = anp.dot(h, q[:4]) + q[4]
        return anp.sum(anp.logaddexp(0., z) - np.ravel(y_train) * z)
    return autograd.grad(E)(params)
