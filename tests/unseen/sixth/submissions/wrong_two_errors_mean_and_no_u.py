import numpy as np

def f1(z): return 1/(1+np.exp(-z))

def network(x, params):
    z1 = np.zeros(4)
    for i in range(4):
        z1[i] = params[5+2*i]*x[0]+params[5+2*i+1]*x[1]+params[13+i]
    a1 = f1(z1)
    z2 = np.sum(params[0:4]*a1)+params[4]
    return f1(z2)

def loss(params, X_train, y_train):
    a2 = np.array([network(x, params) for x in X_train])
    y = y_train.flatten()
    return -np.mean(y*np.log(a2)+(1-y)*np.log(1-a2))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    y = y_train.flatten()
    for n, x in enumerate(X_train):
        a1 = f1(params[5:13].reshape(4, 2) @ x+params[13:17])
        delta = network(x, params)-y[n]
        g[0:4] += delta*a1
        g[4] += delta
        dz1 = delta*a1*(1-a1)
        g[5:13] += np.outer(dz1, x).flatten()
        g[13:17] += dz1
    return g
