Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
s = lambda t: 1/(1+np.exp(-t))
nodes = Y(lambda me: lambda p, x, i: 0. if i == 4 else p[i]*s(p[5+2*i]*x[0]+p[6+2*i]*x[1]+p[13+i])+me(p, x, i+1))
def network(x, params): return s(nodes(params, x, 0)+params[4])
one = lambda p, x, t: -(t*np.log(network(x, p))+(1-t)*np.log(1-network(x, p)))
halves = Y(lambda me: lambda f, X, t: f(X[0], t[0]) if len(t) == 1 else me(f, X[:len(t)//2], t[:len(t)//2])+me(f, X[len(t)//2:], t[len(t)//2:]))
def loss(params, X_train, y_train):
    return halves(lambda x, t: one(params, x, t), X_train, np.ravel(y_train))
def single(p, x, t):
    h = s(p[5:13:2]*x[0]+p[6:13:2]*x[1]+p[13:])
    r = s(p[:4] @ h+p[4])-t
    d = r*p[:4]*h*(1-h)
    return np.r_[r*h, r, np.c_[d*x[0], d*x[1]].ravel(), d]
def loss_gradient(params, X_train, y_train):
    return halves(lambda x, t: single(params, x, t), X_train, np.ravel(y_train))
