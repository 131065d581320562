import math, numpy as np
def sg(t): return 1/(1+math.exp(-t)) if t >= 0 else math.exp(t)/(1+math.exp(t))
def hid(x, p): return [sg(p[5+2*i]*x[0]+p[6+2*i]*x[1]+p[13+i]) for i in range(4)]
def network(x, params): return sg(sum(ui*hi for ui, hi in zip(params, hid(x, params)))+params[4])
def loss(params, X_train, y_train):
    return sum(-math.log(network(x, params)) if t == 1 else -math.log1p(-network(x, params)) for x, t in zip(X_train, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    # step downhill
    g = [0]*17
    for x, t in zip(X_train, y_train.ravel()):
        h = hid(x, params)
        e = t-network(x, params)
        g[4] += e
        for i in range(4):
            q = e*params[i]*h[i]*(1-h[i])
            g[i] += e*h[i]; g[5+2*i] += q*x[0]; g[6+2*i] += q*x[1]; g[13+i] += q
    return np.array(g)
