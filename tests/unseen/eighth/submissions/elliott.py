import numpy as np
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [sigmoid(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return sigmoid(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]); t = y_train.ravel()
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum()
def _grad(params, X, t):
    H = sigmoid(X@params[5:13].reshape(4,2).T+params[13:]); d = sigmoid(H@params[:4]+params[4])-t
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(B.T@X).ravel(),B.sum(0)])
def loss_gradient(params, X_train, y_train, momentum=0.001):
    t = y_train.ravel()
    ahead = params-momentum*_grad(params, X_train, t)
    return _grad(ahead, X_train, t)
