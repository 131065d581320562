import numpy as np
# I am used to matlab so p(1) is the first one
def idx(p, k):
    return p[k-1]

def sigmf(z):
    return 1./(1. + np.exp(-z))

def network(x, params):
    h = np.zeros(4)
    for j in range(1, 5):
        h[j-1] = sigmf(idx(params, 5+2*j-1)*x[0] + idx(params, 5+2*j)*x[1] + idx(params, 13+j))
    s = idx(params, 5)
    for j in range(1, 5):
        s = s + idx(params, j)*h[j-1]
    return sigmf(s)

def loss(params, X_train, y_train):
    y_train = np.reshape(y_train, (-1, 1))
    N = X_train.shape[0]
    L = 0
    for n in range(1, N+1):
        f = network(X_train[n-1, :], params)
        yn = y_train[n-1, 0]
        L = L - yn*np.log(f) - (1-yn)*np.log(1-f)
    #end
    return L

def loss_gradient(params, X_train, y_train):
    y_train = np.reshape(y_train, (-1, 1))
    N = X_train.shape[0]
    G = np.zeros((17, N))
    for n in range(1, N+1):
        x = X_train[n-1, :]
        r = network(x, params) - y_train[n-1, 0]
        G[4, n-1] = r
        for j in range(1, 5):
            h = sigmf(idx(params, 5+2*j-1)*x[0] + idx(params, 5+2*j)*x[1] + idx(params, 13+j))
            G[j-1, n-1] = r*h
            q = r*idx(params, j)*h*(1-h)
            G[5+2*j-2, n-1] = q*x[0]
            G[5+2*j-1, n-1] = q*x[1]
            G[12+j, n-1] = q
    return np.sum(G, 1)
