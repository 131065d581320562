import numpy as np

def logistic(q):
    return 1/(1+np.exp(-q))

def network(x, params):
    hidden = logistic(np.matmul(params[5:13].reshape(4, 2), np.array(x))+params[13:])
    return logistic(np.matmul(params[:4], hidden)+params[4])

def loss(params, X_train, y_train):
    predicted = [network(x, params) for x in X_train]
    return -np.sum([np.log(p if t == 1 else 1-p) for p, t in zip(predicted, y_train.ravel())])

def loss_gradient(params, X_train, y_train):
    H = logistic(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = logistic(H @ params[:4]+params[4])-y_train.ravel()
    back = (d*params[:4].reshape(4, 1)).T*(H-H**2)
    g = np.concatenate([d @ H, [d.sum()], (back.T @ X_train).reshape(8), back.sum(0)])
    return np.clip(g, -25, 25)
