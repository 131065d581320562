import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    # first try: forgot the second layer :(
    return anp.tanh(anp.dot(params[5:7], x))
def loss(params, X, y):
    return ((network(X.T, params) - y)**2).mean()
print('version 2')
def network(x, params):
    w = params
    r = 0
    for k in range(4):
        r += w[k] * 1/(1 + anp.exp(-w[5+2*k]*x[0] - w[6+2*k]*x[1] - w[13+k]))
    return 1/(1 + anp.exp(-r - w[4]))
# def loss(params, X_train, y_train):
#     return -np.mean(...)   # TODO mean or sum?? -> the test says 41.4 so SUM
def loss(params, X_train, y_train):
    out = network((X_train[:, 0], X_train[:, 1]), params)
    y = y_train[:, 0] if y_train.ndim == 2 else y_train
    return -anp.sum(anp.where(y == 1, anp.log(out), anp.log(1 - out)))
def loss_gradient(params, X_train, y_train): return None
def loss_gradient(params, X_train, y_train):
    print('gradient...')
    return autograd.grad(loss)(params, X_train, y_train)
