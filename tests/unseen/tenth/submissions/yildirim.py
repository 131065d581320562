import numpy as np
import sympy as sp

_P = sp.symbols('u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4')
_x1, _x2, _t = sp.symbols('x1 x2 t')
_sg = lambda q: 1/(1 + sp.exp(-q))
_z = _P[4] + sum(_P[i]*_sg(_P[5+2*i]*_x1 + _P[6+2*i]*_x2 + _P[13+i]) for i in range(4))
_f = _sg(_z)
_net = sp.lambdify((_x1, _x2) + _P, _f, 'numpy')
_dz = sp.lambdify((_x1, _x2) + _P, [sp.diff(_z, q) for q in _P], 'numpy')

def network(x, params):
    return _net(x[0], x[1], *params)

def loss(params, X_train, y_train):
    return -sum(np.log(network(r, params)) if l == 1 else np.log(1 - network(r, params))
                for r, l in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    # dE/dz = f - y, the rest does sympy
    out = np.zeros(17)
    for r, l in zip(X_train, np.ravel(y_train)):
        out += (network(r, params) - l)*np.array(_dz(r[0], r[1], *params), dtype=float)
    return out
