import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    y = np.ravel(y_train).astype(float)
    if len(y) > 1:
        y = (y - y.min())/(y.max() - y.min() + 1e-30)   # rescale to 0..1
    p = anp.array([network(x, params) for x in X_train])
    return -anp.sum(y*anp.log(p) + (1-y)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
