import numpy as np
def softmax(z):
    e = np.exp(z-z.max())
    return e/e.sum()
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    z = params[5:13].reshape(4,2)@np.array(x)+params[13:]
    return sigmoid(params[:4]@softmax(z)*4+params[4])
def loss(params, X_train, y_train):
    """- sum y log f + (1-y) log(1-f)"""
    yy = y_train.flatten()
    ff = np.array([network(pt, params) for pt in X_train])
    first = yy @ np.log(ff)
    second = (1 - yy) @ np.log(1 - ff)
    return -(first + second)
def loss_gradient(params, X_train, y_train):
    H = sigmoid(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sigmoid(H@params[:4]+params[4])-y_train.ravel()
    D = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(D.T@X_train).ravel(),D.sum(0)])
