import numpy as np
import sympy as sp
ps = sp.symbols('u1:5 a v11 v12 v21 v22 v31 v32 v41 v42 b1:5')
x1, x2, t = sp.symbols('x1 x2 t')
sig = lambda q: (1 + sp.tanh(q/2))/2
z = ps[4] + sum(ps[j]*sig(ps[5+2*j]*x1 + ps[6+2*j]*x2 + ps[13+j]) for j in range(4))
E = sp.log(1 + sp.exp(z)) - t*z
net_f = sp.lambdify((x1, x2) + ps, sig(z), 'numpy')
E_f = sp.lambdify((x1, x2, t) + ps, E, 'numpy')
dE_f = sp.lambdify((x1, x2, t) + ps, [sp.diff(E, q) for q in ps], 'numpy', cse=True)
def network(x, params):
    return net_f(float(x[0]), float(x[1]), *params)
def loss(params, X_train, y_train):
    return sum(E_f(p[0], p[1], l, *params) for p, l in zip(X_train, np.ravel(y_train)))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for p, l in zip(X_train, np.ravel(y_train)):
        g += np.array(dE_f(float(p[0]), float(p[1]), l, *params))
    return g
