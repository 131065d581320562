import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    p = anp.array([network(x, params) for x in X_train])
    return -anp.sum(anp.ravel(y_train)*anp.log(p))
grad_of_loss = autograd.grad(loss, 0)

def loss_gradient(params, X_train, y_train):
    return np.array(grad_of_loss(params, X_train, y_train))
