import autograd.numpy as np
import autograd
def unpack(p): return p[:8].reshape(4, 2), p[8:12], p[12:16], p[16]
def network(x, params):
    V, b, u, a = unpack(params)
    return 1/(1+np.exp(-(np.dot(u, 1/(1+np.exp(-(np.dot(V, np.array(x))+b))))+a)))
def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params); L = L-np.log(f if t == 1 else 1-f)
    return L
def loss_gradient(params, X_train, y_train): return autograd.grad(loss)(params, X_train, y_train)
