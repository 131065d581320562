import numpy as np

def layer(W, b, inp):
    return 1/(1+np.exp(-(np.dot(W, inp)+b)))

def network(x, params):
    h = layer(params[5:13].reshape(4,2), params[13:17], x)
    out = layer(params[0:4], params[4], h)
    return 1/(1+np.exp(-out))   # sigmoid activation on output node

def loss(params, X_train, y_train):
    total = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        prob = network(x, params)
        if t == 1:
            total -= np.log(prob)
        else:
            total -= np.log(1 - prob)
    return total

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(hidden @ params[:4] + params[4])))
    d = prob - t
    back = np.outer(d, params[:4])*hidden*(1 - hidden)
    return np.hstack([d @ hidden, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
