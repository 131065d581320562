def softplus(z): return z if z > 40 else (0.0 if z < -40 else np.log1p(np.exp(z)))
def sgm(t): return 0.0 if t < -700 else 1/(1+np.exp(-t))
def zed(x, p): return sum(p[i]*sgm(np.dot(p[5+2*i:7+2*i], x)+p[13+i]) for i in range(4))+p[4]
def network(x, params): return sgm(zed(x, params))
def loss(params, X_train, y_train):
    return sum(softplus(-zed(x, params)) if t == 1 else softplus(zed(x, params)) for x, t in zip(X_train, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    g = [0]*17
    for x, t in zip(X_train, y_train.ravel()):
        e = network(x, params)-t
        h = [sgm(np.dot(params[5+2*i:7+2*i], x)+params[13+i]) for i in range(4)]
        new = [e*k for k in h]+[e]
        for i in range(4): new += [e*params[i]*h[i]*(1-h[i])*x[0], e*params[i]*h[i]*(1-h[i])*x[1]]
        new += [e*params[i]*h[i]*(1-h[i]) for i in range(4)]
        g = [p+q for p, q in zip(g, new)]
    return np.array(g)
