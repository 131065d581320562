from types import SimpleNamespace as NS
from copy import deepcopy
TEMPLATE = NS(hidden=[NS(w=[0, 0], c=0, o=0) for _ in range(4)], out=NS(u=[0]*4, a=0, o=0))
def fill(p):
    m = deepcopy(TEMPLATE)
    for i, n in enumerate(m.hidden): n.w, n.c = [p[5+2*i], p[6+2*i]], p[13+i]
    m.out.u, m.out.a = list(p[:4]), p[4]
    return m
def fire(m, x1, x2):
    for n in m.hidden: n.o = 1/(1+np.exp(-n.w[0]*x1-n.w[1]*x2-n.c))
    m.out.o = 1/(1+np.exp(-sum((u*n.o for u, n in zip(m.out.u, m.hidden)), m.out.a)))
    return m.out.o
def network(x, params): return fire(fill(params), *x)
def loss(params, X_train, y_train):
    o = fire(fill(params), X_train[:, 0], X_train[:, 1]); t = y_train.ravel()
    return -(np.log(o[t == 1]).sum()+np.log(1-o[t == 0]).sum())
def loss_gradient(params, X_train, y_train):
    m = fill(params); x1, x2 = X_train[:, 0], X_train[:, 1]
    e = fire(m, x1, x2)-y_train.ravel()
    d = [e*u*n.o*(1-n.o) for u, n in zip(m.out.u, m.hidden)]
    return np.array([e @ n.o for n in m.hidden]+[e.sum()]+[q for k in d for q in (k @ x1, k @ x2)]+[k.sum() for k in d])
