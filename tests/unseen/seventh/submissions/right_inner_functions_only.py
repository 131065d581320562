import numpy as np

def network(x, params):
    def sigma(t):
        return 1/(1+np.exp(-t))
    def neuron(w, c, inp):
        return sigma(sum(wi*ii for wi, ii in zip(w, inp)) + c)
    layer = [neuron(params[5+2*k:7+2*k], params[13+k], x) for k in range(4)]
    return neuron(params[:4], params[4], layer)

def loss(params, X_train, y_train):
    def sigma(t):
        return 1/(1+np.exp(-t))
    def neuron(w, c, inp):
        return sigma(sum(wi*ii for wi, ii in zip(w, inp)) + c)
    erg = []
    for x, t in zip(X_train, y_train.flatten()):
        layer = [neuron(params[5+2*k:7+2*k], params[13+k], x) for k in range(4)]
        f = neuron(params[:4], params[4], layer)
        erg.append(-t*np.log(f) - (1-t)*np.log(1-f))
    return sum(erg)

def loss_gradient(params, X_train, y_train):
    def sigma(t):
        return 1/(1+np.exp(-t))
    def neuron(w, c, inp):
        return sigma(sum(wi*ii for wi, ii in zip(w, inp)) + c)
    erg = np.zeros(17)
    for x, t in zip(X_train, y_train.flatten()):
        layer = np.array([neuron(params[5+2*k:7+2*k], params[13+k], x) for k in range(4)])
        delta = neuron(params[:4], params[4], layer) - t
        zurueck = delta*params[:4]*layer*(1-layer)
        erg[:4] += delta*layer
        erg[4] += delta
        erg[5:13:2] += zurueck*x[0]
        erg[6:13:2] += zurueck*x[1]
        erg[13:] += zurueck
    return erg
