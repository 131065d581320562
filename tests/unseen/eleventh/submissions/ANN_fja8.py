import numpy as np
def sigm(z):
    return 1/(1+np.exp(-z))
def network(x, params):
    z = params[4]
    for j in range(1, 5):
        z = z + params[j-1]*sigm(params[5+2*(j-1)]*x[0] + params[6+2*(j-1)]*x[1] + params[13+j-1])
    return sigm(z)
def loss(params, X_train, y_train):
    N = len(X_train)
    yt = y_train.ravel()
    E = 0
    for n in range(1, N):
        f = network(X_train[n], params)
        E = E - yt[n]*np.log(f) - (1-yt[n])*np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    N = len(X_train)
    yt = y_train.ravel()
    G = np.zeros(17)
    for n in range(1, N):
        x = X_train[n]
        d = network(x, params) - yt[n]
        G[4] = G[4] + d
        for j in range(1, 5):
            h = sigm(params[5+2*(j-1)]*x[0] + params[6+2*(j-1)]*x[1] + params[13+j-1])
            G[j-1] = G[j-1] + d*h
            G[5+2*(j-1)] = G[5+2*(j-1)] + d*params[j-1]*h*(1-h)*x[0]
            G[6+2*(j-1)] = G[6+2*(j-1)] + d*params[j-1]*h*(1-h)*x[1]
            G[13+j-1] = G[13+j-1] + d*params[j-1]*h*(1-h)
    return G
