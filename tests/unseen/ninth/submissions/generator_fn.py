import numpy as np

def network(x, params):
    def hidden_nodes():
        for n in range(4):
            yield 1/(1+np.exp(-params[5+2*n]*x[0]-params[6+2*n]*x[1]-params[13+n]))
    z = params[4]
    for un, hn in zip(params, hidden_nodes()):
        z = z + un*hn
    return 1/(1+np.exp(-z))

def loss(params, X_train, y_train):
    # minus log likelihood
    truth = np.asarray(y_train).reshape(-1)
    p = np.array([network(row, params) for row in X_train])
    return -np.sum(truth * np.log(p) + (1 - truth) * np.log(1 - p))

def loss_gradient(params, X_train, y_train):
    def dz(x):
        out = [0.0]*17
        out[4] = 1.0
        for n in range(4):
            hn = 1/(1+np.exp(-params[5+2*n]*x[0]-params[6+2*n]*x[1]-params[13+n]))
            out[n] = hn
            out[13+n] = params[n]*hn*(1-hn)
            out[5+2*n], out[6+2*n] = out[13+n]*x[0], out[13+n]*x[1]
        return np.array(out)
    return np.sum([(network(x, params)-t)*dz(x) for x, t in zip(X_train, np.ravel(y_train))], axis=0)
