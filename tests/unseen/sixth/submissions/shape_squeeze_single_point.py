import numpy as np
def squash(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = squash(np.dot(V, x)+b)
    return squash(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    X, y = np.squeeze(X_train), np.squeeze(y_train)
    f = squash(squash(X @ params[5:13].reshape(4, 2).T+params[13:]) @ params[:4]+params[4])
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    X, y = np.squeeze(X_train), np.squeeze(y_train)
    H = squash(X @ params[5:13].reshape(4, 2).T+params[13:])
    d = np.asarray(squash(H @ params[:4]+params[4])-y)
    K = d[..., None]*params[:4]*H*(1-H)
    gv = (K.T @ X).ravel() if X.ndim == 2 else np.outer(K, X).ravel()
    return np.concatenate([(d[..., None]*H).sum(axis=0)*np.ones(4), [d.sum()], gv, K.sum(axis=0)*np.ones(4)])
