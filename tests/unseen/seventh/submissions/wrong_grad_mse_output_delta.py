import numpy as np
from functools import partial

act = lambda t: np.exp(t) / (1 + np.exp(t))

def layer(inp, w, c):
    return act(np.dot(w, inp) + c)

def network(x, params):
    first = partial(layer, w=params[5:13].reshape(4, 2), c=params[13:])
    second = partial(layer, w=params[:4], c=params[4])
    return second(first(x))

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) * t + np.log(1 - network(x, params)) * (1 - t) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    res = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = layer(x, params[5:13].reshape(4, 2), params[13:])
        f = network(x, params)
        delta_out = (f - t) * f * (1 - f)
        delta_hid = delta_out * params[:4] * h * (1 - h)
        res += np.hstack([delta_out * h, delta_out, np.outer(delta_hid, x).ravel(), delta_hid])
    return res
