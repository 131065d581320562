import numpy as np

rng = np.random.default_rng()
KEEP = 0.9

def sigmoid(x): return 1/(1+np.exp(-x))

def network(x, params):
    h = sigmoid(params[5:13].reshape(4,2).dot(np.array(x))+params[13:])
    mask = rng.random(4) < KEEP
    h = h*mask/KEEP
    return sigmoid(params[:4].dot(h)+params[4])

def loss(params, X_train, y_train):
    L = 0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        L -= y*np.log(f)+(1-y)*np.log(1-f)
    return L

def loss_gradient(params, X_train, y_train):
    h = sigmoid(X_train.dot(params[5:13].reshape(4,2).T)+params[13:])
    e = sigmoid(h.dot(params[:4])+params[4])-y_train.ravel()
    back = np.outer(e, params[:4])*h*(1-h)
    return np.concatenate([e.dot(h), [e.sum()], back.T.dot(X_train).ravel(), back.sum(axis=0)])
