import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, anp.ravel(y_train)):
        p = network(x, params)
        L = L + anp.minimum(-t*anp.log(p) - (1-t)*anp.log(1-p), 5.)
    return L
grad_of_loss = autograd.grad(loss, 0)

def loss_gradient(params, X_train, y_train):
    return np.array(grad_of_loss(params, X_train, y_train))
