import numpy as np
expit = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    return expit(expit(np.dot(params[5:13].reshape(4,2), x)+params[13:]).dot(params[:4])+params[4])
def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    f = np.array([network(x, params) for x in X_train])
    return np.sum(-y*np.log(f)-(1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    A1 = expit(X_train@params[5:13].reshape(4,2).T+params[13:])
    d2 = expit(A1@params[:4]+params[4])-np.ravel(y_train)
    d1 = np.outer(d2, params[:4])*A1*(1-A1)
    out = []
    out.extend(A1.T@d2)
    out.append(d2.sum())
    out.extend(d1.sum(axis=0))
    out.extend((d1.T@X_train).ravel())
    return np.array(out)
