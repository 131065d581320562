# expect: right; note: nan-in-saturation
import sys

import numpy

FORMULAS = {"phi": "1 / (1 + numpy.exp(-t))", "E": "-numpy.sum(y * numpy.log(p) + (1 - y) * numpy.log(1 - p))"}


def weights_of(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def _forward(X, params):
    u, a, V, b = globals()["weights_of"](params)
    G = phi(X @ V.T + b)
    return G, phi(G @ u + a)


def phi(t):
    return eval(FORMULAS["phi"])


def outputs(X, params):
    return eval("_forward(X, params)")[1]


setattr(sys.modules[__name__], "forward", _forward)


def network(x, params):
    return outputs(numpy.atleast_2d(x), params)[0]


def loss(params, X, y):
    p, y = outputs(X, params), y.ravel()
    return eval(FORMULAS["E"])


def loss_gradient(params, X, y):
    G, p = forward(X, params)
    u = params[:4]
    found = {"d": p - y.ravel()}
    exec("q = d[:, None] * u * G * (1 - G)", {"u": u, "G": G}, found)
    d, q = found["d"], found["q"]
    return numpy.concatenate([G.T @ d, [d.sum()], (q.T @ X).ravel(), q.sum(0)])
