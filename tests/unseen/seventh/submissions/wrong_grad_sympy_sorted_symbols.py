import numpy as np
import sympy as sp

sym = sp.symbols('u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4')
X1, X2 = sp.symbols('X1 X2')
sg = lambda t: 1 / (1 + sp.exp(-t))
zz = sym[4] + sum(sym[i] * sg(sym[5 + 2 * i] * X1 + sym[6 + 2 * i] * X2 + sym[13 + i]) for i in range(4))
z_num = sp.lambdify((X1, X2) + sym, zz, 'numpy')
wrt = sorted(zz.free_symbols - {X1, X2}, key=str)
dz_num = sp.lambdify((X1, X2) + sym, [zz.diff(s) for s in wrt], 'numpy')

def network(x, params):
    return 1 / (1 + np.exp(-z_num(x[0], x[1], *params)))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -np.sum(y * np.log(f) + (1 - y) * np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        g += (network(x, params) - y) * np.array(dz_num(x[0], x[1], *params))
    return g
