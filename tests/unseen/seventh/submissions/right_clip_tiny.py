import numpy as np

EPS = 1e-15

def sigmoid(z):
    z = np.clip(z, -700, 700)     # avoid the overflow warning
    return 1/(1+np.exp(-z))

def network(x, params):
    return sigmoid(np.sum(params[:4]*sigmoid(np.array([params[5]*x[0]+params[6]*x[1], params[7]*x[0]+params[8]*x[1],
                   params[9]*x[0]+params[10]*x[1], params[11]*x[0]+params[12]*x[1]])+params[13:17]))+params[4])

def loss(params, X_train, y_train):
    y_train = y_train.ravel()
    p = np.clip([network(x, params) for x in X_train], EPS, 1-EPS)
    return -np.dot(y_train, np.log(p))-np.dot(1-y_train, np.log(1-p))

def loss_gradient(params, X_train, y_train):
    y_train = y_train.ravel()
    V = params[5:13].reshape(4,2)
    h = sigmoid(X_train@V.T+params[13:17])
    d = sigmoid(h@params[:4]+params[4])-y_train
    e = (d[:,None]*params[:4])*(h*(1-h))
    out = np.zeros(17)
    out[:4] = d@h
    out[4] = d.sum()
    out[5:13] = (e.T@X_train).ravel()
    out[13:] = e.sum(axis=0)
    return out
