import numpy as np

EPSILON = 1e-7      # keras backend epsilon

def sigmoid(t): return 1/(1+np.exp(-t))

def network(x, params):
    return sigmoid(sigmoid(params[5:13].reshape(4,2)@np.array(x)+params[13:])@params[:4]+params[4])

def loss(params, X_train, y_train):
    s = 0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s -= y*np.log(f+EPSILON)+(1-y)*np.log(1-f+EPSILON)
    return s

def loss_gradient(params, X_train, y_train):
    h = sigmoid(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sigmoid(h@params[:4]+params[4])-y_train.ravel()
    k = params[:4]*h*(1-h)*d[:,None]
    return np.concatenate([h.T@d, [d.sum()], (k.T@X_train).ravel(), k.sum(0)])
