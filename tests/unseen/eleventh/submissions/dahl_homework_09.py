import numpy as np
def logistic(q): return 1/(1+np.exp(-q))
def network(x, params):
    return logistic(params[4]+sum(params[i]*logistic(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)))
def to_pm(y):
    return 2*np.ravel(y)-1
def loss(params, X_train, y_train):
    t = to_pm(y_train)
    f = network(X_train.T, params)
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    t = to_pm(y_train)
    e = network(X_train.T, params)-t
    H = np.array([logistic(params[5+2*i]*X_train[:,0]+params[6+2*i]*X_train[:,1]+params[13+i]) for i in range(4)])
    g = np.zeros(17)
    g[:4] = H@e
    g[4] = e.sum()
    for i in range(4):
        q = e*params[i]*H[i]*(1-H[i])
        g[5+2*i], g[6+2*i], g[13+i] = q@X_train[:,0], q@X_train[:,1], q.sum()
    return g
