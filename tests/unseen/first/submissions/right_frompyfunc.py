import math
import numpy as np
sig = np.frompyfunc(lambda z: 0.5*(1+math.tanh(z/2)), 1, 1)

def network(x, params):
    hidden = sig(np.array([params[5]*x[0]+params[6]*x[1], params[7]*x[0]+params[8]*x[1], params[9]*x[0]+params[10]*x[1], params[11]*x[0]+params[12]*x[1]]) + params[13:])
    return float(sig(np.sum(hidden*params[:4]) + params[4]))

def loss(params, X_train, y_train):
    losses = []
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        target = float(y_train.reshape(-1)[i])
        losses.append(-target*np.log(p) - (1-target)*np.log(1-p))
    return math.fsum(losses)

def loss_gradient(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    H = sig(Z).astype(float)
    delta = sig(H @ params[:4] + params[4]).astype(float) - y_train.reshape(-1)
    Q = delta.reshape(-1, 1)*(params[:4]*H*(1-H))
    parts = [delta @ H, delta.sum(), np.stack([Q.T @ X_train[:, 0], Q.T @ X_train[:, 1]]).T, Q.sum(0)]
    return np.concatenate([np.ravel(q) for q in parts])
