import numpy as np
import autograd.numpy as anp
from autograd import grad
def sigmoid(z): return 1/(1+anp.exp(-z))
def relu(z): return anp.maximum(z, 0)
def network(x, params):
    W1 = params[5:13].reshape(4,2); b1 = params[13:]
    W2 = params[:4]; b2 = params[4]
    a1 = sigmoid(relu(anp.dot(W1, anp.array(x))+b1))
    return sigmoid(anp.dot(W2, a1)+b2)
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train]); y_train = np.ravel(y_train)
    return -np.sum(y_train*np.log(p)+(1-y_train)*np.log(1-p))
def L2(params, X, y):
    p = sigmoid(anp.dot(sigmoid(anp.dot(X, params[5:13].reshape(4,2).T)+params[13:]), params[:4])+params[4])
    return -anp.sum(y*anp.log(p)+(1-y)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return grad(L2)(params, X_train, np.ravel(y_train))
