import sys
import numpy as np
def network(x, params):
    '''see above'''
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    layer11 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    layer12 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    layer13 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    layer14 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    pre = u1*layer11 + u2*layer12 + u3*layer13 + u4*layer14 + a
    return 1 / (1 + np.exp(-pre))

def loss(params, X_train, y_train):
    q = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(q) + (1 - yy)*np.log(1 - q))

def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    if y_train.ndim != 1:
        print("wrong shape of y_train!")
        sys.exit(1)
    yy = y_train
    H1 = 0.5*(1+np.tanh(0.5*(X_train@params[5:13].reshape(4,2).T+params[13:])))
    D = 1/(1+np.exp(-(H1@params[:4]+params[4])))-yy
    E1 = D[:,None]*params[:4]*H1*(1-H1)
    return np.concatenate([D@H1, [D.sum()], (E1.T@X_train).ravel(), E1.sum(0)])
