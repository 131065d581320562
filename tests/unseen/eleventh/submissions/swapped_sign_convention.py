import numpy as np

def expneg(z):
    return np.exp(-z)

def P0(x, params):
    """probability that the point is class 0"""
    E = expneg(params[4] + sum(params[i]/(1 + expneg(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])) for i in range(4)))
    return E/(1 + E)

def network(x, params):
    E = expneg(params[4] + sum(params[i]/(1 + expneg(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])) for i in range(4)))
    return 1/(1 + E)

def loss(params, X_train, y_train):
    other = 1 - np.ravel(y_train)
    L = 0
    for x, o in zip(X_train, other):
        L -= o*np.log(P0(x, params)) + (1 - o)*np.log(network(x, params))
    return L

def loss_gradient(params, X_train, y_train):
    other = 1 - np.ravel(y_train)
    G = np.zeros(17)
    for x, o in zip(X_train, other):
        H = np.array([1/(1 + expneg(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])) for i in range(4)])
        q = o - P0(x, params)             # minus minus is plus
        c = q*params[:4]*H*(1 - H)
        G += np.concatenate((q*H, [q], c.repeat(2)*np.array([*x]*4), c))
    return G
