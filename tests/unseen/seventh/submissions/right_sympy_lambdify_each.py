import numpy as np
import sympy as sp

names = 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4'
S = sp.symbols(names)
x1, x2, t = sp.symbols('x1 x2 t')
sig = lambda q: 1 / (1 + sp.exp(-q))

z = S[4]
for i in range(4):
    z += S[i] * sig(S[5 + 2*i] * x1 + S[6 + 2*i] * x2 + S[13 + i])
f = sig(z)
E = -t * sp.log(f) - (1 - t) * sp.log(1 - f)

f_num = sp.lambdify((x1, x2, S), f, 'numpy')
E_num = sp.lambdify((x1, x2, t, S), E, 'numpy')
# d E / d z simplifies to f - t, the rest is the chain rule
dE = [(f - t) * sp.diff(z, s) for s in S]
dE_num = sp.lambdify((x1, x2, t, S), dE, 'numpy')

def network(x, params):
    return f_num(x[0], x[1], params)

def loss(params, X_train, y_train):
    return sum(E_num(x[0], x[1], y, params) for x, y in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    tot = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        tot = tot + np.array(dE_num(x[0], x[1], y, params), dtype=float)
    return tot
