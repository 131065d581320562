import numpy as np
def sgm(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    return sgm(params[4]+sum(params[i]*sgm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)))

def loss(params, X_train, y_train):
    return -sum(np.log(abs(t-1+network(x, params))) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    e = [network(x, params)-t for x, t in zip(X_train, y_train.ravel())]
    h = [[sgm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for x in X_train] for i in range(4)]
    out = [sum(a*b for a, b in zip(e, row)) for row in h]+[sum(e)]
    for i in range(4):
        for k in range(2):
            out.append(sum(a*params[i]*b*(1-b)*x[k] for a, b, x in zip(e, h[i], X_train)))
    for i in range(4):
        out.append(sum(a*params[i]*b*(1-b) for a, b in zip(e, h[i])))
    return out
