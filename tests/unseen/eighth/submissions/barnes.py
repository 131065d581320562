import numpy as np
ONE = 1.0
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    """one point through the net"""
    z = params[4]
    for k in range(4):
        z = z+params[k]*sig(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k])
    return sig(z)
def loss(params, X_train, y_train):
    E = 0.
    for x, y in zip(X_train, y_train.ravel()):
        if y is ONE:
            E -= np.log(network(x, params))
        else:
            E -= np.log(1-network(x, params))
    return E
def loss_gradient(params, X_train, y_train):
    E = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = sig(params[5:13].reshape(4,2)@x+params[13:]); d = network(x, params)-y; e = d*params[:4]*h*(1-h)
        E += np.concatenate((d*h,[d],np.repeat(e,2)*np.tile(x,4),e))
    return E
