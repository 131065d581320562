import numpy as np
def act(s): return 1/(1+np.exp(-s))

def prob(x, params):
    return act(params[4] + sum(params[i]*act(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)))

def network(x, params):
    if prob(x, params) > 0.5:
        return 1.0
    return 0.0

def loss(params, X_train, y_train):
    out = 0
    for x, y in zip(X_train, y_train.ravel()):
        out -= y*np.log(prob(x, params)) + (1 - y)*np.log(1 - prob(x, params))
    return out

def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        d = prob(x, params) - y
        for i in range(4):
            h = act(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
            out[i] += d*h
            out[13+i] += d*params[i]*h*(1 - h)
            out[5+2*i] += d*params[i]*h*(1 - h)*x[0]
            out[6+2*i] += d*params[i]*h*(1 - h)*x[1]
        out[4] += d
    return out
