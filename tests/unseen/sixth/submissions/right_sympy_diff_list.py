import numpy as np
import sympy as sp
ps = sp.symbols('u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4')
X1, X2 = sp.symbols('x1 x2')
S = lambda q: 1/(1+sp.exp(-q))
logit = ps[4] + sum(ps[i]*S(ps[5+2*i]*X1+ps[6+2*i]*X2+ps[13+i]) for i in range(4))
z_fun = sp.lambdify((X1, X2)+ps, logit, 'numpy')
# S' written with S(1-S): no overflow in exp(2q)
dz = [S(ps[5+2*i]*X1+ps[6+2*i]*X2+ps[13+i]) for i in range(4)] + [sp.Integer(1)]
for i in range(4):
    h = dz[i]
    dz += [ps[i]*h*(1-h)*X1, ps[i]*h*(1-h)*X2]
for i in range(4):
    dz.append(ps[i]*dz[i]*(1-dz[i]))
dz_fun = sp.lambdify((X1, X2)+ps, dz, 'numpy')

def network(x, params):
    return 1/(1+np.exp(-z_fun(x[0], x[1], *params)))

def loss(params, X_train, y_train):
    z = z_fun(X_train[:, 0], X_train[:, 1], *params)
    return np.sum(np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0) - np.ravel(y_train)*z)

def loss_gradient(params, X_train, y_train):
    e = 1/(1+np.exp(-z_fun(X_train[:, 0], X_train[:, 1], *params))) - np.ravel(y_train)
    cols = dz_fun(X_train[:, 0], X_train[:, 1], *params)
    return np.array([np.sum(e*c) for c in cols])
