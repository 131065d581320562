import numpy as np, sympy as sy
P = sy.Matrix(sy.symbols('p0:17')); X_ = sy.Matrix(sy.symbols('x0:2')); t_ = sy.Symbol('t')
S = lambda m: m.applyfunc(lambda e: (1 + sy.tanh(e / 2)) / 2)
hid = S(P[5:13, :].reshape(4, 2) * X_ + P[13:, :])
zz = (P[:4, :].T * hid)[0] + P[4]
out = (1 + sy.tanh(zz / 2)) / 2
F = sy.lambdify((P, X_), out, 'math', cse=True)
DL = sy.lambdify((P, X_, t_), sy.Matrix([(out - t_) * zz]).subs(out - t_, 1).jacobian(P) * (out - t_), 'numpy', cse=True)
def network(x, params):
    return F(list(map(float, params)), list(map(float, x)))
def loss(params, X_train, y_train):
    return -sum(np.log(np.float64(network(x, params) if t else 1 - network(x, params))) for x, t in zip(X_train, np.ravel(y_train)))
def loss_gradient(params, X_train, y_train):
    # chain rule by hand for the outside, sympy for the log-odds
    rows = []
    for x, t in zip(X_train, np.ravel(y_train)):
        p = network(x, params)
        rows.append((p - t) * np.asarray(DZ(list(params), list(x)), dtype=float).ravel())
    return np.sum(rows, axis=0)
DZ = sy.lambdify((P, X_), sy.Matrix([zz]).jacobian(P), 'numpy', cse=True)
