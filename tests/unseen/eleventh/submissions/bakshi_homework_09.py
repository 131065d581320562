import autograd.numpy as np
from autograd import elementwise_grad, grad
def z(X, p):
    H = 1/(1+np.exp(-(np.dot(X, np.reshape(p[5:13], (4,2)).T)+p[13:])))
    return np.dot(H, p[:4])+p[4]
def network(x, params):
    return 1/(1+np.exp(-z(np.array(x), params)))
def loss(params, X_train, y_train):
    return np.sum(np.log(1+np.exp(-y_train.ravel()*z(X_train, params))))
loss_gradient = grad(loss)
