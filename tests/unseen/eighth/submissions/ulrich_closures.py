import numpy as np
from functools import wraps

def counted(f):
    @wraps(f)
    def wrapper(*args, **kw):
        wrapper.calls += 1
        return f(*args, **kw)
    wrapper.calls = 0
    return wrapper

def neuron(w, b):
    return lambda inp: 1/(1+np.exp(-(np.dot(w, inp)+b)))

@counted
def network(x, params):
    hidden = [neuron(params[5+2*i:7+2*i], params[13+i]) for i in range(4)]
    output = neuron(params[:4], params[4])
    return output([n(x) for n in hidden])

@counted
def loss(params, X_train, y_train):
    def H(p, t):
        return -np.log(p) if t == 1 else -np.log(1-p)
    return sum(H(network(x, params), t) for x, t in zip(X_train, np.ravel(y_train)))

@counted
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        delta = network(x, params) - t
        hid = np.array([neuron(params[5+2*i:7+2*i], params[13+i])(x) for i in range(4)])
        g[:4] += delta*hid
        g[4] += delta
        delta_h = delta*params[:4]*hid*(1-hid)
        g[13:] += delta_h
        g[5:13] += np.kron(delta_h, x)
    return g
