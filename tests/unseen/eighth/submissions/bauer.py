import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    h = np.tanh(params[5:13].reshape(4,2)@np.asarray(x)+params[13:])
    return sigmoid(params[:4]@h+params[4])
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -(y*np.log(f)+(1-y)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    h = np.tanh(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sigmoid(h@params[:4]+params[4])-y_train.ravel()
    b = d[:,None]*params[:4]*(1-h**2)
    return np.concatenate([d@h,[d.sum()],(b.T@X_train).ravel(),b.sum(0)])
