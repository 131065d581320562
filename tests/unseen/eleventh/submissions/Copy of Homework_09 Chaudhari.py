import numpy as np
EPS = 1e-15
def sigmoid(z): return 1/(1+np.exp(-z))
def predict(X, p): return sigmoid(sigmoid(X@p[5:13].reshape(4,2).T+p[13:])@p[:4]+p[4])
def network(x, params): return predict(np.array([x], dtype=float), params)[0]
def loss(params, X_train, y_train):
    p = np.clip(predict(X_train, params), EPS, 1-EPS)
    y = y_train.flatten()
    return -np.sum(y*np.log(p)+(1-y)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    u, a, W, b = np.split(params, [4,5,13]); W = W.reshape(4,2)
    A = sigmoid(X_train@W.T+b)
    dz = (predict(X_train, params)-y_train.flatten())[:,None]
    dA = dz@u[None,:]*A*(1-A)
    return np.concatenate([(dz*A).sum(0), dz.sum(0), (dA[:,:,None]*X_train[:,None,:]).sum(0).ravel(), dA.sum(0)])
