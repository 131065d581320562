import math
import numpy as np

def mm(A, B): return [[sum(a*b for a, b in zip(r, c)) for c in zip(*B)] for r in A]
def tr(A): return [list(r) for r in zip(*A)]
def mapm(f, A): return [[f(e) for e in r] for r in A]
def had(A, B): return [[a*b for a, b in zip(r, s)] for r, s in zip(A, B)]
def sg(t): return 0.5*(1+math.tanh(t/2))

def fwd(X, p):
    V = [[p[5+2*i], p[6+2*i]] for i in range(4)]
    Z = mm(X, tr(V))
    H = [[sg(e+p[13+i]) for i, e in enumerate(r)] for r in Z]
    F = [sg(r[0]+p[4]) for r in mm(H, [[q] for q in p[:4]])]
    return H, F

def network(x, params):
    return fwd([[float(c) for c in x]], params.tolist())[1][0]

def loss(params, X_train, y_train):
    _, F = fwd(X_train.tolist(), params.tolist())
    return -sum(np.log(f) if t == 1.0 else np.log(1-f) for f, t in zip(F, y_train.ravel().tolist()))

def loss_gradient(params, X_train, y_train):
    p, X = params.tolist(), X_train.tolist()
    H, F = fwd(X, p)
    e = [[f-t] for f, t in zip(F, y_train.ravel().tolist())]
    gu = [r[0] for r in mm(tr(H), e)]
    D = had(mm(e, [p[:4]]), mapm(lambda h: h*(1-h), H))
    gv = mm(tr(D), X)
    return np.array(gu + [sum(r[0] for r in e)] + [c for r in gv for c in r] + [sum(c) for c in tr(D)])
