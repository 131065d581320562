import numpy as np
from nn_utils import sigmoid, unpack
def network(x, params):
    u, a, V, b = unpack(params)
    return sigmoid(u@sigmoid(V@x+b)+a)
def loss(params, X_train, y_train):
    u, a, V, b = unpack(params)
    f = sigmoid(sigmoid(X_train@V.T+b)@u+a); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    H = sigmoid(X_train@V.T+b); d = sigmoid(H@u+a)-y_train.ravel()
    K = d[:,None]*u*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(K.T@X_train).ravel(),K.sum(0)])
