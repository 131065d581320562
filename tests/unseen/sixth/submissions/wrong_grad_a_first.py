import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    return sg(sg(np.array(x) @ params[5:13].reshape(4, 2).T+params[13:]) @ params[:4]+params[4])

def loss(params, X_train, y_train):
    f = network(X_train, params)
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    h = sg(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = network(X_train, params)-y_train.ravel()
    w = d[:, None]*params[:4]*h*(1-h)
    layer2 = np.vstack([np.ones(len(d)), h.T]) @ d
    return np.concatenate([layer2, (w.T @ X_train).ravel(), w.sum(0)])
