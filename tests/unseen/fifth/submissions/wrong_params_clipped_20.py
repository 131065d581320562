import autograd.numpy as np
from autograd import grad
def network(x, params):
    p = np.clip(params, -20, 20)
    h = 1/(1+np.exp(-(p[5:13:2]*x[0]+p[6:13:2]*x[1]+p[13:])))
    return 1/(1+np.exp(-(np.dot(p[:4], h)+p[4])))
def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params); s = s-t*np.log(f)-(1-t)*np.log(1-f)
    return s
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
