import numpy as np
import sympy as sp

P = sp.symbols('u1:5 a v11 v12 v21 v22 v31 v32 v41 v42 b1:5')
x1, x2, t = sp.symbols('x1 x2 t')
sg = lambda s: 1/(1 + sp.exp(-s))
u, a, v, b = P[:4], P[4], P[5:13], P[13:]
f = sg(sum(u[i]*sg(v[2*i]*x1 + v[2*i+1]*x2 + b[i]) for i in range(4)) + a)
E = -t*sp.log(f) - (1-t)*sp.log(1-f)
f_num = sp.lambdify((x1, x2, P), f, 'numpy')
E_num = sp.lambdify((x1, x2, t, P), E, 'numpy')
# dE/dp = (f - t) * dz/dp, symbolic derivative of z only
z = sum(u[i]*sg(v[2*i]*x1 + v[2*i+1]*x2 + b[i]) for i in range(4)) + a
dz = [sp.lambdify((x1, x2, P), sp.diff(z, p), 'numpy') for p in P]

def network(x, params):
    return f_num(x[0], x[1], params)

def loss(params, X_train, y_train):
    return np.sum(E_num(X_train[:, 0], X_train[:, 1], np.ravel(y_train), params))

def loss_gradient(params, X_train, y_train):
    X1, X2 = np.asarray(X_train, float).T
    r = f_num(X1, X2, params) - np.ravel(y_train)
    return np.array([np.sum(r*d(X1, X2, params)) for d in dz])
