import numpy as np

def network(x, params):
    x = np.asarray(x, dtype=float)
    n = np.linalg.norm(x)
    if n > 0:
        x = x/n       # normalize input features
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
    return 1/(1+np.exp(-(params[:4]@h+params[4])))

def loss(params, X_train, y_train):
    ce = 0.0
    for row in range(len(X_train)):
        phat = network(X_train[row], params)
        t = np.ravel(y_train)[row]
        ce += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return ce

def loss_gradient(params, X_train, y_train):
    u = params[:4]
    w_in = params[5:13].reshape(4, 2)
    B = params[13:]
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1 + np.exp(-(w_in @ x + B)))
        diff = network(x, params) - t
        db = diff*u*h*(1 - h)
        g += np.concatenate((diff*h, [diff], np.outer(db, x).flatten(), db))
    return g
