from collections import namedtuple
P = namedtuple('P', 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4')
def sig(t): return 1/(1+np.exp(-t))
def hidden(x1, x2, p):
    return (sig(p.v11*x1+p.v12*x2+p.b1), sig(p.v21*x1+p.v22*x2+p.b2), sig(p.v31*x1+p.v32*x2+p.b3), sig(p.v41*x1+p.v42*x2+p.b4))
def network(x, params):
    p = P(*params)
    h1, h2, h3, h4 = hidden(x[0], x[1], p)
    return sig(p.u1*h1+p.u2*h2+p.u3*h3+p.u4*h4+p.a)
def loss(params, X_train, y_train):
    total = 0.0
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        match int(t):
            case 0: total -= np.log1p(-f)
            case 1: total -= np.log(f)
    return total
def loss_gradient(params, X_train, y_train):
    p = P(*params)
    x1, x2 = X_train[:, 0], X_train[:, 1]
    h1, h2, h3, h4 = hidden(x1, x2, p)
    d = sig(p.u1*h1+p.u2*h2+p.u3*h3+p.u4*h4+p.a) - y_train.ravel()
    g1, g2, g3, g4 = d*p.u1*h1*(1-h1), d*p.u2*h2*(1-h2), d*p.u3*h3*(1-h3), d*p.u4*h4*(1-h4)
    return np.array([v.sum() for v in (d*h1, d*h2, d*h3, d*h4, d, g1*x1, g1*x2, g2*x1, g2*x2, g3*x1, g3*x2, g4*x1, g4*x2, g1, g2, g3, g4)])
