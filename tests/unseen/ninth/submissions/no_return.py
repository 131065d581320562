import numpy as np, autograd, autograd.numpy as anp


def network(x, params):
    u = params[0:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:17]
    h = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))


def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    res = -sum(t[i]*anp.log(network(X_train[i], params)) + (1-t[i])*anp.log(1-network(X_train[i], params)) for i in range(len(t)))
    print('loss =', res)


def loss_gradient(params, X_train, y_train):
    value, gradient = autograd.value_and_grad(loss)(params, X_train, y_train)
    return gradient
