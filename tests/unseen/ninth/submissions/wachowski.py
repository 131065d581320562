import numpy as np
import sympy as sp

_names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'
P = sp.symbols(_names)
X1, X2, T = sp.symbols('x1 x2 t')
_sig = lambda q: 1 / (1 + sp.exp(-q))
_z = P[4] + sum(P[i] * _sig(P[5 + 2*i] * X1 + P[6 + 2*i] * X2 + P[13 + i]) for i in range(4))
_f = sp.lambdify((P, X1, X2), _sig(_z))
_dz = sp.lambdify((P, X1, X2), [sp.diff(_z, q) for q in P])

def network(x, params):
    return _f(params, x[0], x[1])

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params) if t == 1 else 1 - network(x, params)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    # dE/dp = (f - t) dz/dp
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        g += (network(x, params) - t) * np.array(_dz(params, x[0], x[1]), dtype=float)
    return g
