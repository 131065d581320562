import autograd.numpy as np
from autograd import grad

def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    s = lambda t: 1 / (1 + np.exp(-t))
    x1, x2 = x[0], x[1]
    return s(u1 * s(v11*x1 + v12*x2 + b1) + u2 * s(v21*x1 + v22*x2 + b2)
             + u3 * s(v31*x1 + v32*x2 + b3) + u4 * s(v41*x1 + v42*x2 + b4) + a)

def point_loss(params, x, t):
    f = network(x, params)
    return -t * np.log(f) - (1 - t) * np.log(1 - f)

point_grad = grad(point_loss)

def loss(params, X_train, y_train):
    return sum([point_loss(params, X_train[i], y_train.flat[i]) for i in range(len(X_train))])

def loss_gradient(params, X_train, y_train):
    return np.sum(np.array([point_grad(params, X_train[i], y_train.flat[i]) for i in range(len(X_train))]), axis=0)
