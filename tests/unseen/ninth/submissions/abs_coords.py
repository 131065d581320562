import autograd, autograd.numpy as anp
import numpy as np


def network(x, params):
    # inner and outer circle are symmetric, so one quadrant is enough
    x = anp.abs(anp.array(x))
    H = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape(4,2), x) + params[13:])))
    return 1/(1+anp.exp(-(anp.sum(params[:4]*H) + params[4])))


def loss(params, X_train, y_train):
    N = len(X_train)
    L = 0
    for i in range(N):
        q = network(X_train[i], params)
        t = float(np.squeeze(y_train[i]))
        L += -(t * anp.log(q) + (1 - t) * anp.log(1 - q))
    return L


def loss_gradient(params, X_train, y_train):
    loss_of_p = lambda p: loss(p, X_train, y_train)
    return autograd.grad(loss_of_p)(params)
