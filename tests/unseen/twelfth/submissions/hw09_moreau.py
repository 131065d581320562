import autograd
import autograd.numpy as anp
import numpy as np

def sigmoid(z):
    return 1. / (1. + anp.exp(-z))

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """uscita della rete"""
    hid = sigmoid(anp.dot(anp.reshape(params[5:13], (4, 2)), anp.array(x)) + params[13:17])
    return sigmoid(anp.dot(params[0:4], hid) + params[4])


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """entropia incrociata"""
    E = 0.0
    for xn, yn in zip(X_train, y_train.ravel()):
        fn = network(xn, params)
        E = E - yn*anp.log(fn) - (1 - yn)*anp.log(1 - fn)
    return E


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """gradiente"""
    return autograd.grad(lambda p: loss(p, X_train, y_train))(params)
