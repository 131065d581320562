import numpy as np

sigmoid = lambda s: 1/(1+np.exp(-s))

def network(x, params):
    h = [sigmoid(np.dot(params[5+2*i:7+2*i], x) + params[13+i]) for i in range(4)]
    return sigmoid(np.dot(params[:4], h) + params[4])

def network_jac(x, params):
    """d network / d params, length 17"""
    h = np.array([sigmoid(np.dot(params[5+2*i:7+2*i], x) + params[13+i]) for i in range(4)])
    f = network(x, params)
    df = f*(1-f)
    J = np.zeros(17)
    for i in range(4):
        dh = params[i]*h[i]*(1-h[i])
        J[i] = h[i]
        J[5+2*i] = dh*x[0]
        J[6+2*i] = dh*x[1]
        J[13+i] = dh
    J[4] = 1
    return df*J

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    yy = y_train.ravel()
    return -np.log(f[yy == 1]).sum() - np.log(1-f[yy == 0]).sum()

def loss_gradient(params, X_train, y_train):
    g = 0
    for x, yi in zip(X_train, y_train.ravel()):
        f = network(x, params)
        g = g + (-yi/f + (1-yi)/(1-f))*network_jac(x, params)
    return g
