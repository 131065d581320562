import numpy as np, autograd, autograd.numpy as anp


def network(x, params):
    u = params[0:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:17]
    h = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))


def loss(params, X_train, y_train):
    yy = y_train.ravel()
    f = [network(X_train[i], params) for i in range(len(yy))]
    return -sum([anp.log(f[i]) if yy[i] == 1 else anp.log(1 - f[i]) for i in range(len(yy))])


def loss_gradient(params, X_train, y_train):
    g = autograd.grad(loss)(params, X_train, y_train)
    # gradient clipping against exploding gradients
    return np.clip(g, -30, 30)
