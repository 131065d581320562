import numpy as np

def F(params, X):
    """pre-activation of the output for all rows"""
    act = 1/(1+np.exp(-(np.tensordot(X, params[5:13].reshape(4,2), axes=(1,1)) + params[13:])))
    return act, np.tensordot(act, params[:4], axes=1) + params[4]

def network(x, params):
    return 1/(1+np.exp(-F(params, np.array(x)[np.newaxis])[1][0]))

def loss(params, X_train, y_train):
    s = 2*np.ravel(y_train)-1
    return np.log1p(np.exp(-s*F(params, X_train)[1])).sum()

def loss_gradient(params, X_train, y_train):
    s = 2*np.ravel(y_train)-1
    act, z = F(params, X_train)
    dz = -s/(1+np.exp(s*z))
    dact = np.multiply.outer(dz, params[:4])*act*(1-act)
    return np.append(np.append(dz@act, dz.sum()), np.append(np.tensordot(dact, X_train, axes=(0,0)), dact.sum(0)))
