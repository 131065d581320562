# expect: right; note: nan-in-saturation

import numpy as np
import sympy as sp

P = sp.symbols("p0:17")
x1, x2, t = sp.symbols("x1 x2 t")


def phi(s):
    return 1 / (1 + sp.exp(-s))


z = sum(P[j] * phi(P[5 + 2 * j] * x1 + P[6 + 2 * j] * x2 + P[13 + j]) for j in range(4)) + P[4]
out = phi(z)
E = -(t * sp.log(out) + (1 - t) * sp.log(1 - out))
f_out = sp.lambdify((x1, x2, *P), out)
f_E = sp.lambdify((x1, x2, t, *P), E)
f_grad = [sp.lambdify((x1, x2, t, *P), sp.diff(E, p)) for p in P]


def network(x, params):
    return f_out(float(x[0]), float(x[1]), *params)


def loss(params, X_train, y_train):
    return sum(f_E(x[0], x[1], y, *params) for x, y in zip(X_train, np.ravel(y_train)))


def loss_gradient(params, X_train, y_train):
    each = [[f(x[0], x[1], y, *params) for f in f_grad] for x, y in zip(X_train, np.ravel(y_train))]
    return np.sum(each, axis=0)
