import numpy as np
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sigmoid(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return sigmoid(h@params[:4]+params[4])
def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.ravel()):
        L -= t*np.log(network(x, params))+(1-t)*np.log(1-network(x, params))
    return L
def loss_gradient(params, X_train, y_train, p_drop=0.5):
    h = sigmoid(X_train@params[5:13].reshape(4,2).T+params[13:])
    mask = (np.random.rand(*h.shape) > p_drop)/(1-p_drop)
    hd = h*mask
    d = sigmoid(hd@params[:4]+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*mask*h*(1-h)
    return np.concatenate([hd.T@d, [d.sum()], (k.T@X_train).ravel(), k.sum(0)])
