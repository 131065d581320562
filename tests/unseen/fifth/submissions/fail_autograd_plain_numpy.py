import numpy as np
from autograd import grad
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    return sigmoid(u1*sigmoid(v11*x[0]+v12*x[1]+b1)+u2*sigmoid(v21*x[0]+v22*x[1]+b2)+u3*sigmoid(v31*x[0]+v32*x[1]+b3)+u4*sigmoid(v41*x[0]+v42*x[1]+b4)+a)
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
