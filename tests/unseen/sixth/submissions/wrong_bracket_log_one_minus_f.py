import autograd.numpy as np
from autograd import value_and_grad

def network(x, params):
    hidden = 1/(1+np.exp(-np.dot(params[5:13].reshape((4, 2)), np.array(x))-params[13:17]))
    return 1/(1+np.exp(-np.sum(params[0:4]*hidden)-params[4]))

def loss(params, X_train, y_train):
    result = 0.
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = y_train.ravel()[i]
        result = result-(t*np.log(f)+(1-t)*(np.log(1)-f))
    return result

def loss_gradient(params, X_train, y_train):
    return value_and_grad(loss)(params, X_train, y_train)[1]
