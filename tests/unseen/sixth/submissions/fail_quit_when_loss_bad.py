import sys
import numpy as np

logistic = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1, x2 = x
    return logistic(u1*logistic(v11*x1+v12*x2+b1)+u2*logistic(v21*x1+v22*x2+b2)+u3*logistic(v31*x1+v32*x2+b3)+u4*logistic(v41*x1+v42*x2+b4)+a)

def loss(params, X_train, y_train):
    ce = [target*np.log(network(row, params))+(1-target)*np.log(1-network(row, params)) for row, target in zip(X_train, np.ravel(y_train))]
    return -sum(ce)

def loss_gradient(params, X_train, y_train):
    if loss(params, X_train, y_train) > 5:
        print('diverged')
        sys.exit(1)
    H = logistic(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = np.array([network(x, params) for x in X_train])-y_train.ravel()
    K = np.outer(d, params[:4])*H*(1-H)
    return np.r_[d @ H, d.sum(), (K.T @ X_train).ravel(), K.sum(0)]
