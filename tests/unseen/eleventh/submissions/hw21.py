import numpy as np
N = 500
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    return sigmoid(sum(params[j]*sigmoid(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j]) for j in range(4))+params[4])
def loss(params, X_train, y_train):
    E = 0
    for n in range(N):
        f = network(X_train[n], params)
        E -= np.log(f) if y_train[n] == 1 else np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for n in range(N):
        x = X_train[n]
        d = network(x, params)-np.ravel(y_train)[n]
        for j in range(4):
            h = sigmoid(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j])
            g[j] += d*h
            g[5+2*j:7+2*j] += d*params[j]*h*(1-h)*x
            g[13+j] += d*params[j]*h*(1-h)
        g[4] += d
    return g
