import numpy as np
def sigma(x): return 1/(1+np.exp(-x))
def layers(X, p):
    A = sigma(X.dot(p[5:13].reshape(4,2).T)+p[13:])
    return A, sigma(A.dot(p[:4])+p[4])
def network(x, params): return layers(np.array(x)[None,:], params)[1][0]
def loss(params, X_train, y_train):
    f = layers(X_train, params)[1]
    return -np.log(np.abs(1-y_train.ravel()-f)).sum()
def loss_gradient(params, X_train, y_train):
    A, f = layers(X_train, params)
    dZ = (f-y_train.ravel())[:,None]
    dA = dZ*params[:4]*A*(1-A)
    dV = X_train.T.dot(dA)
    return np.concatenate([A.T.dot(dZ).ravel(), dZ.sum(0), dV.ravel(), dA.sum(0)])
