import numpy as np
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sigmoid(params[5:13].reshape(4,2)@x+params[13:])
<<<<<<< HEAD
    return sigmoid(h@params[:4]+params[4])
=======
    return sigmoid(np.dot(params[:4], h)+params[4])
>>>>>>> numpy-dot
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    h = sigmoid(X_train@params[5:13].reshape(4,2).T+params[13:]); d = sigmoid(h@params[:4]+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X_train).ravel(),k.sum(0)])
