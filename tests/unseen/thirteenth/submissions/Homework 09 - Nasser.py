import autograd.numpy as anp
import autograd
import numpy as np

def network(x, params):
    """uscita della rete"""
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


def loss(params, X_train, y_train):
    """entropia incrociata"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    t = t*(1 - 1e-3) + 1e-3/2
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


def cost(p, X, t):
    Z = anp.dot(X, anp.reshape(p[5:13], (4, 2)).T) + p[13:]
    z = anp.dot(1/(1 + anp.exp(-Z)), p[:4]) + p[4]
    return anp.sum(anp.logaddexp(0, z) - t*z)

def loss_gradient(params, X_train, y_train):
    """gradiente"""
    return autograd.grad(cost)(params, X_train, y_train.ravel())
