import autograd
import autograd.numpy as np
def network(x, params):
    h = 1/(1+np.exp(-(np.dot(params[5:13].reshape((4,2)), np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, y_train.ravel()):
        E = E-t*np.log(network(x, params))-(1-t)*np.log(1-network(x, params))
    return E
grad_loss = autograd.grad(loss)
