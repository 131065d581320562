import numpy as np
import sympy as sp

syms = sp.symbols('u1:5 a v11 v12 v21 v22 v31 v32 v41 v42 b1:5')
x1, x2 = sp.symbols('x1 x2')
u, a, v, b = syms[:4], syms[4], syms[5:13], syms[13:]
sg = lambda t: 1 / (1 + sp.exp(-t))
logit = a + sum(u[i] * sg(v[2*i]*x1 + v[2*i+1]*x2 + b[i]) for i in range(4))
f_p = sp.lambdify((x1, x2) + syms, sg(logit), 'numpy')
f_dz = sp.lambdify((x1, x2) + syms, [sp.diff(logit, s) for s in syms], 'numpy', cse=True)

def network(x, params):
    return f_p(x[0], x[1], *params)

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if t == 1 else np.log(1 - network(x, params))
                for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for (p1, p2), t in zip(X_train, np.ravel(y_train)):
        g += (f_p(p1, p2, *params) - t) * np.array(f_dz(p1, p2, *params), dtype=float)
    return g
