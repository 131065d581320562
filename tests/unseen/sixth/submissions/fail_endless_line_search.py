import numpy as np

def squash(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = squash(np.dot(V, x)+b)
    return squash(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    N = X_train.shape[0]
    labels = y_train.reshape(N)
    out = np.zeros(N)
    for n in range(N):
        out[n] = network(X_train[n], params)
    return -np.log(out[labels == 1]).sum()-np.log(1-out[labels == 0]).sum()

def loss_gradient(params, X_train, y_train):
    p = params.copy()
    while loss(p, X_train, y_train) > 1e-12:
        H = squash(X_train @ params[5:13].reshape(4, 2).T+params[13:])
        d = squash(H @ params[:4]+params[4])-y_train.ravel()
        K = np.outer(d, params[:4])*H*(1-H)
        g = np.r_[d @ H, d.sum(), (K.T @ X_train).ravel(), K.sum(0)]
        p = params-1e-9*g
    return g
