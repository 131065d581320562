import numpy as np

def network(x, params, keep=0.9):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:])))
    mask = np.random.rand(4) < keep
    h = h*mask/keep     # inverted dropout
    return 1/(1+np.exp(-(params[:4]@h+params[4])))

def loss(params, X_train, y_train):
    E = 0.0
    for row in range(len(X_train)):
        phat = network(X_train[row], params)
        t = np.ravel(y_train)[row]
        E += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return E

def loss_gradient(params, X_train, y_train):
    u = params[:4]
    w_in = params[5:13].reshape(4, 2)
    B = params[13:]
    dL = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        hidden = 1/(1 + np.exp(-(w_in @ x + B)))
        resid = network(x, params) - t
        db = resid*u*hidden*(1 - hidden)
        dL += np.concatenate((resid*hidden, [resid], np.outer(db, x).flatten(), db))
    return dL
