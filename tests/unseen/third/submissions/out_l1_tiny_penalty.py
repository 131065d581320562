import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train]); y = y_train.ravel()
    return -np.sum(y*np.log(p)+(1-y)*np.log(1-p)) + 1e-6*np.abs(params).sum()
def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = sigmoid(H @ params[:4] + params[4]) - y
    D = e[:, None]*params[:4]*H*(1-H)
    g = np.concatenate([H.T @ e, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
    return g + 1e-6*np.sign(params)
