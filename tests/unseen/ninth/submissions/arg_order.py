import numpy as np
sig = lambda z: 1/(1+np.exp(-z))

def network(params, x):
    return sig(params[:4]@sig(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])

def loss(X_train, y_train, params):
    f = np.array([network(params, x) for x in X_train])
    t = np.ravel(y_train)
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))

def loss_gradient(X_train, y_train, params):
    h = sig(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sig(h@params[:4]+params[4])-np.ravel(y_train)
    b = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h, [d.sum()], (b.T@X_train).ravel(), b.sum(0)])
