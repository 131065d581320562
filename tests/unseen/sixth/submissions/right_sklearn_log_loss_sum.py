import numpy as np
from sklearn.metrics import log_loss

def sigmoid(x): return 1/(1+np.exp(-x))

def network(x, params):
    hidden = []
    for i in range(4):
        hidden.append(sigmoid(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]))
    return sigmoid(np.dot(hidden, params[:4]) + params[4])

def loss(params, X_train, y_train):
    preds = [network(x, params) for x in X_train]
    return log_loss(y_train.ravel(), preds, normalize=False, labels=[0., 1.])

def loss_gradient(params, X_train, y_train):
    u, v, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    preds = np.array([network(x, params) for x in X_train])
    d = preds - y_train.ravel()
    h = sigmoid(X_train @ v.T + b)
    dh = d.reshape(-1, 1)*u*h*(1-h)
    gu, ga, gv, gb = h.T @ d, np.sum(d), np.zeros((4, 2)), dh.sum(0)
    for i in range(4):
        for j in range(2):
            gv[i, j] = np.sum(dh[:, i]*X_train[:, j])
    return np.array([*gu, ga, *gv.flat, *gb])
