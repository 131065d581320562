import autograd.numpy as np
from autograd import grad
def lg(z): return 1/(1+np.exp(-z))
def network(x, params):
    hid = lg(np.dot(params[5:13].reshape(4,2), np.array(x))+params[13:])
    return lg(np.dot(params[:4], hid)+params[4])
def loss(params, X_train, y_train):
    total = 0
    for x, y in zip(X_train, y_train.flatten()):
        f = network(x, params)
        total = total + -y*np.log(f) + (1-y)*np.log(1-f)
    return total
loss_gradient = grad(loss)
