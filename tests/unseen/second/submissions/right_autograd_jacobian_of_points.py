import autograd.numpy as np
from autograd import jacobian
def each(w, X, y):
    z = np.dot(1/(1+np.exp(-np.dot(X, np.transpose(np.reshape(w[5:13], (4, 2)))) - w[13:])), w[:4]) + w[4]
    return np.logaddexp(0., z) - y*z
def network(x, params):
    return np.exp(-each(params, np.array([x], dtype=float), np.array([1.])))[0]
def loss(params, X_train, y_train):
    return np.sum(each(params, X_train, np.ravel(y_train)))
def loss_gradient(params, X_train, y_train):
    return jacobian(each)(params, X_train, np.ravel(y_train)).sum(axis=0)
