import numpy as np, autograd, autograd.numpy as anp

def net_z(x, w):
    s = 1/(1+anp.exp(-(w[5:13:2]*x[0]+w[6:13:2]*x[1]+w[13:])))
    return anp.dot(w[:4], s)+w[4]

def network(x, params):
    return 1/(1+anp.exp(-net_z(x, params)))
dz = autograd.grad(net_z, 1)

def loss(params, X_train, y_train):
    return sum(anp.logaddexp(0, (1-2*t)*net_z(x, params)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    return sum((network(x, params)-t)*dz(x, params) for x, t in zip(X_train, np.ravel(y_train)))
