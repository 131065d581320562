import numpy as np, sympy as sp

_names = 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4'
_s = sp.symbols(_names)
_x1, _x2, _t = sp.symbols('x1 x2 t')
_S = lambda e: 1/(1+sp.exp(-e))
_z = _s[4] + sum(_s[i]*_S(_s[5+2*i]*_x1 + _s[6+2*i]*_x2 + _s[13+i]) for i in range(4))
_f = _S(_z)
_E = -_t*sp.log(_f) - (1-_t)*sp.log(1-_f)
_net = sp.lambdify((_x1, _x2, *_s), _f, 'numpy')
_loss = sp.lambdify((_x1, _x2, _t, *_s), _E, 'numpy')
# d E/d w = (f-t) * dz/dw
_gr = sp.lambdify((_x1, _x2, _t, *_s), [(_f-_t)*sp.diff(_z, q) for q in _s], 'numpy')

def network(x, params):
    return float(_net(x[0], x[1], *params))

def loss(params, X_train, y_train):
    return float(np.sum(_loss(X_train[:,0], X_train[:,1], y_train.ravel(), *params)))

def loss_gradient(params, X_train, y_train):
    parts = _gr(X_train[:,0], X_train[:,1], y_train.ravel(), *params)
    return np.array([np.sum(q) for q in parts])
