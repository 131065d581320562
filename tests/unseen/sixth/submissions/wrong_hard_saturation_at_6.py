import numpy as np

def s1(t):
    if t > 6: return 1.0
    if t < -6: return 0.0
    return 1/(1+np.exp(-t))
sig = np.vectorize(s1, otypes=[float])

def network(x, params):
    return float(sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])+params[4]))

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    H = sig(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sig(H @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
