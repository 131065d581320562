import autograd.numpy as anp
import autograd
import numpy as np

def f(x1, x2, p):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = p
    s = lambda t: 1/(1+anp.exp(-t))
    return s(u1*s(v11*x1+v12*x2+b1)+u2*s(v21*x1+v21*x2+b2)+u3*s(v31*x1+v32*x2+b3)+u4*s(v41*x1+v42*x2+b4)+a)

def network(x, params):
    return f(x[0], x[1], params)

def loss(params, X_train, y_train):
    o = f(X_train[:,0], X_train[:,1], params)
    t = y_train.ravel()
    return -anp.sum(t*anp.log(o)+(1-t)*anp.log(1-o))

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
