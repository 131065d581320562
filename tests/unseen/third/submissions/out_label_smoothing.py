import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train, smooth=1e-3):
    y = anp.ravel(y_train)*(1-smooth) + smooth/2
    p = anp.array([network(x, params) for x in X_train])
    return -anp.sum(y*anp.log(p) + (1-y)*anp.log(1-p))
grad_of_loss = autograd.grad(loss, 0)

def loss_gradient(params, X_train, y_train):
    return np.array(grad_of_loss(params, X_train, y_train))
