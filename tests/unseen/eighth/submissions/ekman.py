import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = [sg(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j]) for j in range(4)]
    return sg(np.dot(h, params[:4])+params[4])
def loss(params, X_train, y_train):
    cost = 0.0
    for x, t in zip(X_train, np.ravel(y_train)):
        p = network(x, params); cost += -t*np.log(p)-(1-t)*np.log(1-p)
    return cost
def loss_gradient(params, X_train, y_train):
    du = np.zeros(4); da = 0.0; dv = np.zeros((4,2)); db = np.zeros(4)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = np.array([sg(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j]) for j in range(4)])
        e = network(x, params)-t
        du += e*h
        da += e
        db = e*params[:4]*h*(1-h)
        dv = np.outer(db, x)
    return np.concatenate([du, [da], dv.flatten(), db])
