import autograd
import autograd.numpy as np
def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4,2), params[13:]
    h = 1/(1+np.exp(-np.dot(v, np.array(x))-b))
    return 1/(1+np.exp(np.dot(u, h)+a))
def loss(params, X_train, y_train):
    L = 0
    for x, y in zip(X_train, y_train.flatten()):
        p = network(x, params)
        L += -y*np.log(p)-(1-y)*np.log(1-p)
    return L
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss, 0)(params, X_train, y_train)
