import numpy as np

def sig(t): return 1/(1+np.exp(-t))

def network(x, params):
    h = [sig(params[2*i+5]*x[0]+params[2*i+6]*x[1]+params[i+13]) for i in range(4)]
    return sig(np.dot(h, params[:4])+params[4])

def to_dict(X, y):
    return dict(zip(map(tuple, X), np.ravel(y)))

def loss(params, X_train, y_train):
    s = 0
    for x, label in to_dict(X_train, y_train).items():
        s -= np.log(network(x, params)) if label == 1 else np.log(1-network(x, params))
    return s

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, label in to_dict(X_train, y_train).items():
        h = np.array([sig(params[2*i+5]*x[0]+params[2*i+6]*x[1]+params[i+13]) for i in range(4)])
        e = network(x, params)-label
        q = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h, [e], np.outer(q, x).ravel(), q])
    return g
