import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    # neuron fires when w.x exceeds threshold b
    h = sigmoid(params[5:13].reshape(4,2)@np.array(x)-params[13:])
    return sigmoid(params[:4]@h+params[4])

def loss(params, X_train, y_train):
    E = 0.0
    for i in range(len(X_train)):
        phat = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        E += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return E

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    s = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    phat = 1/(1 + np.exp(-(s @ params[:4] + params[4])))
    resid = phat - t
    back = np.outer(resid, params[:4])*s*(1 - s)
    return np.hstack([resid @ s, resid.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
