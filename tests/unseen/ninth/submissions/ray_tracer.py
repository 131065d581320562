from collections import namedtuple
import numpy as np
Pars = namedtuple('Pars', 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4')
sig = lambda s: 1 / (1 + np.exp(-s))


def hiddens(x, P):
    return (sig(P.v11*x[0] + P.v12*x[1] + P.b1), sig(P.v21*x[0] + P.v22*x[1] + P.b2),
            sig(P.v31*x[0] + P.v32*x[1] + P.b3), sig(P.v41*x[0] + P.v42*x[1] + P.b4))


def network(x, params):
    P = Pars(*params)
    h1, h2, h3, h4 = hiddens(x, P)
    return sig(P.u1*h1 + P.u2*h2 + P.u3*h3 + P.u4*h4 + P.a)


def loss(params, X_train, y_train):
    f = network(X_train.T, params)
    return -np.sum(np.log(np.abs(f - 1 + np.ravel(y_train))))


def loss_gradient(params, X_train, y_train):
    P = Pars(*params)
    x = X_train.T
    hs = hiddens(x, P)
    d = network(x, params) - np.ravel(y_train)
    ds = [d * u * h * (1 - h) for u, h in zip((P.u1, P.u2, P.u3, P.u4), hs)]
    G = Pars(*[np.dot(d, h) for h in hs], d.sum(), *[np.dot(q, xx) for q in ds for xx in x], *[q.sum() for q in ds])
    return np.array(G)
