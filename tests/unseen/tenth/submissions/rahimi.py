import numpy as np

def network(x, params):
    '''see above'''
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    # my solution
    hidden1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    hidden2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    hidden3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    hidden4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    pre = u1*hidden1 + u2*hidden2 + u3*hidden3 + u4*hidden4 + a
    return 1 / (1 + np.exp(-pre))

def loss(params, X_train, y_train):
    # divide and conquer
    n = len(X_train)
    if n > 1:
        return loss(params, X_train[:n//2], y_train[:n//2]) + loss(params, X_train[n//2:], y_train[n//2:])
    f = network(X_train[0], params)
    t = np.ravel(y_train)[0]
    return -(t*np.log(f) + (1-t)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(hidden @ params[:4] + params[4])))
    delta = prob - t
    back = np.outer(delta, params[:4])*hidden*(1 - hidden)
    return np.hstack([delta @ hidden, delta.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
