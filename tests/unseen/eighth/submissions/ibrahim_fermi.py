import numpy as np

def fermi(E, mu=0.0, beta=1.0):
    """occupation number; the logistic sigmoid is fermi(-x)"""
    return 1.0/(np.exp(beta*(E - mu)) + 1.0)

def network(x, params):
    E_out = -params[4]
    for k in range(4):
        E_k = -(params[13+k] + params[2*k+5]*x[0] + params[2*k+6]*x[1])
        E_out = E_out - params[k]*fermi(E_k)
    return fermi(E_out)

def loss(params, X_train, y_train):
    ent = 0.0
    for xx, yy in zip(X_train, np.hstack(y_train)):
        n = network(xx, params)
        ent -= yy*np.log(n) + (1.0-yy)*np.log(1.0-n)
    return ent

def loss_gradient(params, X_train, y_train):
    grads = []
    for xx, yy in zip(X_train, np.hstack(y_train)):
        n = np.array([fermi(-(params[13+k] + params[2*k+5]*xx[0] + params[2*k+6]*xx[1])) for k in range(4)])
        res = network(xx, params) - yy
        w = res*n*(1-n)*params[:4]
        grads.append(np.block([res*n, res, np.ravel(np.column_stack([w*xx[0], w*xx[1]])), w]))
    return np.sum(grads, axis=0)
