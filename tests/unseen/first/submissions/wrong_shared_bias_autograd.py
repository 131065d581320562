import numpy as np
import autograd, autograd.numpy as anp
def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b,_,_,_ = params
    S = lambda z: 1/(1+anp.exp(-z))
    return S(u1*S(v11*x[0]+v12*x[1]+b)+u2*S(v21*x[0]+v22*x[1]+b)+u3*S(v31*x[0]+v32*x[1]+b)+u4*S(v41*x[0]+v42*x[1]+b)+a)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    L = 0.
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        L = L - t[i]*anp.log(p) - (1-t[i])*anp.log(1-p)
    return L
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
