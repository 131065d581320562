import numpy as np
sigmoid = lambda z: 1/(1+np.exp(-z))
def network(x, params):
    hidden = [sigmoid(np.dot(params[5+2*i:7+2*i], x)+params[13+i]) for i in range(4)]
    return sigmoid(np.dot(params[:4], hidden)+params[4])
def loss(params, X_train, y_train, smoothing=2e-4):
    y = y_train.reshape(-1)*(1-smoothing)+smoothing/2
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y*np.log(p)+(1-y)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.reshape(-1)):
        hidden = np.array([sigmoid(np.dot(params[5+2*i:7+2*i], x)+params[13+i]) for i in range(4)])
        e = network(x, params)-t
        d = e*params[:4]*hidden*(1-hidden)
        g += np.concatenate([e*hidden, [e], d.repeat(2)*np.tile(x, 4), d])
    return g
