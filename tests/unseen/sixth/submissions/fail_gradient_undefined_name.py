import numpy as np

logistic = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = logistic(np.dot(V, x)+b)
    return logistic(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    total = 0.0
    for row, label in zip(X_train, y_train.ravel()):
        prob = network(row, params)
        total += -np.log(prob) if label == 1 else -np.log(1-prob)
    return total

def loss_gradient(params, X_train, y_train):
    H = logistic(X_tr @ params[5:13].reshape(4, 2).T+params[13:])
    d = logistic(H @ params[:4]+params[4])-y_train.ravel()
    K = np.outer(d, params[:4])*H*(1-H)
    return np.r_[d @ H, d.sum(), (K.T @ X_train).ravel(), K.sum(0)]
