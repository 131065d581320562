import numpy as np

def network(x, params):
    # I always mix up the order, so check
    if len(params) == 2:
        x, params = params, x
    params = np.asarray(params, float)
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.asarray(x, float)+params[13:])))
    return float(1/(1+np.exp(-(params[:4]@h+params[4]))))

def loss(params, X_train, y_train):
    E = 0.0
    for row in range(len(X_train)):
        p = network(X_train[row], params)
        t = np.ravel(y_train)[row]
        E += -t*np.log(p) - (1 - t)*np.log(1 - p)
    return E

def loss_gradient(params, X_train, y_train):
    w_out = params[:4]
    W1 = params[5:13].reshape(4, 2)
    B = params[13:]
    out_grad = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        hid = 1/(1 + np.exp(-(W1 @ x + B)))
        delta = network(x, params) - t
        db = delta*w_out*hid*(1 - hid)
        out_grad += np.concatenate((delta*hid, [delta], np.outer(db, x).flatten(), db))
    return out_grad
