import numpy as np

def act(t): return 1/(1+np.exp(-t))

def network(x, params):
    return act(np.dot(act(np.dot(params[5:13].reshape(4, 2), x)+params[13:]), params[:4])+params[4])

def loss(params, X_train, y_train):
    bits = [np.log2(network(x, params)) if t else np.log2(1-network(x, params)) for x, t in zip(X_train, y_train.ravel())]
    return -sum(bits)

def loss_gradient(params, X_train, y_train):
    H = act(X_train.dot(params[5:13].reshape(4, 2).T)+params[13:])
    d = (act(H.dot(params[:4])+params[4])-y_train.ravel()).reshape(-1, 1)
    D = d*params[:4]*H*(1-H)
    return np.concatenate([np.sum(d*H, 0), d.sum(0), D.T.dot(X_train).ravel(), D.sum(0)])
