import autograd.numpy as np
from autograd import grad
def nest(p):
    p = [float(q) for q in p]
    return [p[:4], p[4], [p[5+2*i:7+2*i] for i in range(4)], p[13:]]
def sig(t): return 1/(1+np.exp(-t))
def out(x1, x2, net):
    u, a, V, b = net
    z = a
    for i in range(4): z = z+u[i]*sig(V[i][0]*x1+V[i][1]*x2+b[i])
    return sig(z)
def network(x, params): return out(x[0], x[1], nest(params))
def total(net, X, t):
    f = out(X[:, 0], X[:, 1], net)
    return -np.sum(np.log(f**t*(1-f)**(1-t)))
def loss(params, X_train, y_train): return total(nest(params), X_train, np.ravel(y_train))
def loss_gradient(params, X_train, y_train):
    gu, ga, gV, gb = grad(total)(nest(params), X_train, np.ravel(y_train))
    return np.array([*gu, ga, *[w for row in gV for w in row], *gb], dtype=float)
