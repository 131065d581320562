import autograd
import numpy as np
import autograd.numpy as anp

def net(x, params):
    hidden = 1/(1 + anp.exp(-(anp.dot(x, params[5:13].reshape((4, 2)).T) + params[13:])))
    return 1/(1 + anp.exp(-(anp.dot(hidden, params[0:4]) + params[4])))

def ce(params, X_train, y_train):
    f = net(X_train, params)
    return anp.sum(anp.where(y_train == 1, -anp.log(f), -anp.log(1 - f)))

both = autograd.value_and_grad(ce)

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """2-4-1 net, see lecture"""
    return net(np.array(x, dtype=float), params)

def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """E = -sum(y log f + (1-y) log(1-f))"""
    return both(params, X_train, np.ravel(y_train))[0]

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """17 derivatives"""
    return both(params, X_train, np.ravel(y_train))[1]
