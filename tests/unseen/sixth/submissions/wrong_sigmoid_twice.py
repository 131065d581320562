import numpy as np

def neuron(weights, inputs, bias):
    return 1/(1+np.exp(-(np.dot(weights, inputs)+bias)))

def network(x, params):
    hid = [neuron(params[5+2*i:7+2*i], x, params[13+i]) for i in range(4)]
    out = neuron(params[0:4], hid, params[4])
    return 1/(1+np.exp(-out))

def loss(params, X_train, y_train):
    L = 0.0
    for n in range(len(X_train)):
        L += -np.log(network(X_train[n], params)) if np.ravel(y_train)[n] == 1 else -np.log(1-network(X_train[n], params))
    return L

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for n in range(len(X_train)):
        hid = np.array([neuron(params[5+2*i:7+2*i], X_train[n], params[13+i]) for i in range(4)])
        err = network(X_train[n], params)-np.ravel(y_train)[n]
        back = err*params[:4]*hid*(1-hid)
        g[:4] += err*hid; g[4] += err
        g[5:13] += np.outer(back, X_train[n]).ravel(); g[13:] += back
    return g
