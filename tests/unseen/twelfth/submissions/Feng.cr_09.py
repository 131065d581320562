import autograd.numpy as anp
import autograd
import numpy as np

def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    s = lambda t: 1/(1 + np.exp(-t))
    y1 = s(v11*x1 + v12*x2 + b1)
    y2 = s(v21*x1 + v22*x2 + b2)
    y3 = s(v31*x1 + v32*x2 + b3)
    y4 = s(v41*x1 + v42*x2 + b4)
    return s(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a)


def loss(params, X_train, y_train):
    hid = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    o = 1/(1 + anp.exp(-(anp.dot(hid, params[:4]) + params[4])))
    t = y_train.ravel()
    return -anp.sum(t * anp.log(o) + (1 - t) * anp.log(1 - o))


grad_of_loss = autograd.grad(loss)

def loss_gradient(params, X_train, y_train):
    return grad_of_loss(params, X_train, y_train)
