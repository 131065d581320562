import numpy as np
def sigmoid(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    pre = params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17]
    return sigmoid((params[:4]*sigmoid(pre)).sum()+params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = y_train.reshape(-1)
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f), axis=0, keepdims=True)

def loss_gradient(params, X_train, y_train):
    u, a, v, b = np.split(np.asarray(params, dtype=float), [4, 5, 13])
    act = sigmoid(np.dot(X_train, v.reshape(4, 2).T)+b)
    delta = (sigmoid(np.dot(act, u)+a)-np.reshape(y_train, -1)).reshape(-1, 1)
    inner = delta*u*(act-act**2)
    return np.hstack([np.sum(delta*act, axis=0), np.sum(delta), np.dot(inner.T, X_train).flatten(), np.sum(inner, axis=0)])
