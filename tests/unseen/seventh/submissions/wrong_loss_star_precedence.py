import autograd.numpy as np
import autograd

def network(x, params):
    u = params[:4]
    x1, x2 = x
    h = np.array([1/(1+np.exp(-(params[i]*x1+params[i+1]*x2+params[j]))) for i, j in zip([5,7,9,11],[13,14,15,16])])
    return 1/(1+np.exp(-(np.dot(u, h)+params[4])))

def loss(params, X_train, y_train):
    s = 0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s = s - (y*np.log(f) + np.log(1-f)*1-y)
    return s

def loss_gradient(params, X_train, y_train):
    gradient_function = autograd.grad(loss)
    return gradient_function(params, X_train, y_train)
