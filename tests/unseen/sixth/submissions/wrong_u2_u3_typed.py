import autograd.numpy as np
import autograd

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    first = u1*sg(v11*x[0]+v12*x[1]+b1)
    second = u2*sg(v21*x[0]+v22*x[1]+b2)
    third = u2*sg(v31*x[0]+v32*x[1]+b3)
    fourth = u4*sg(v41*x[0]+v42*x[1]+b4)
    return sg(first+second+third+fourth+a)

def loss(params, X_train, y_train):
    f = network(X_train.T, params)
    t = y_train.flatten()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
