import numpy as np
def logistic(t): return 1/(1+np.exp(-t))
def network(x, params):
    x2, x1 = x[0], x[1]
    h = [logistic(params[5+2*i]*x1+params[6+2*i]*x2+params[13+i]) for i in range(4)]
    return logistic(np.dot(params[:4],h)+params[4])
def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.ravel()):
        E += -t*np.log(network(x,params))-(1-t)*np.log(1-network(x,params))
    return E
def loss_gradient(params, X_train, y_train):
    G = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        x2, x1 = x
        d = network(x,params)-t
        G[4] += d
        for i in range(4):
            h = logistic(params[5+2*i]*x1+params[6+2*i]*x2+params[13+i])
            G[i] += d*h
            q = d*params[i]*h*(1-h)
            G[5+2*i] += q*x1; G[6+2*i] += q*x2; G[13+i] += q
    return G
