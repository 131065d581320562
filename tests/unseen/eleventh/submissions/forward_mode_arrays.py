import numpy as np

def const(c): return c, np.zeros(17)
def var(p, i):
    e = np.zeros(17); e[i] = 1.
    return p[i], e
def mul(A, B): return A[0]*B[0], A[0]*B[1] + B[0]*A[1]
def add(*T): return sum(t[0] for t in T), sum(t[1] for t in T)
def sig(A):
    s = 1/(1 + np.exp(-A[0]))
    return s, s*(1 - s)*A[1]

def logit(x, p):
    terms = [var(p, 4)]
    for i in range(4):
        pre = add(mul(const(x[0]), var(p, 5 + 2*i)), mul(const(x[1]), var(p, 6 + 2*i)), var(p, 13 + i))
        terms.append(mul(var(p, i), sig(pre)))
    return add(*terms)

def network(x, params):
    return sig(logit(x, params))[0]

def cost(p, X_train, y_train):
    E, dE = 0., np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        z, dz = logit(x, p)
        s = -1 if t == 1 else 1
        E += np.log1p(np.exp(s*z))
        dE += s/(1 + np.exp(-s*z))*dz
    return E, dE

def loss(params, X_train, y_train):
    return cost(params, X_train, y_train)[0]

def loss_gradient(params, X_train, y_train):
    return cost(params, X_train, y_train)[1]
