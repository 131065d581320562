import numpy as np
def sigm(t): return 1/(1+np.exp(-t))
def network(x, params): return sigm(params[:4]@sigm(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    p = np.array([network(x,params) for x in X_train]); y = y_train.ravel()
    return -np.sum(y*np.log(p))-np.sum((1-y)*np.log(1-p))
def loss_gradient(params, X_train, y_train, eta=0.01):
    w2, b2, w1, b1 = params[:4].copy(), params[4], params[5:13].reshape(4,2).copy(), params[13:].copy()
    g = np.zeros(17)
    A = sigm(X_train@w1.T+b1); delta = sigm(A@w2+b2)-y_train.ravel()
    # output layer
    g[:4] = A.T@delta; g[4] = delta.sum()
    w2 -= eta*g[:4]
    # hidden layer
    deltah = np.outer(delta, w2)*A*(1-A)
    g[5:13] = (deltah.T@X_train).ravel(); g[13:] = deltah.sum(0)
    return g
