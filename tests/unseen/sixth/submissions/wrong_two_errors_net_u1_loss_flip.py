import numpy as np

def sig(t): return 1/(1+np.exp(-t))

def network(x, params):
    u, a = params[0], params[4]
    return sig(np.sum([u*sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)])+a)

def loss(params, X_train, y_train):
    return -np.sum([np.log(1-network(x, params)) if t == 1 else np.log(network(x, params)) for x, t in zip(X_train, y_train.ravel())])

def loss_gradient(params, X_train, y_train):
    h = sig(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sig(h @ params[:4]+params[4])-y_train.ravel()
    k = np.outer(d, params[:4])*h*(1-h)
    return np.concatenate([h.T @ d, [np.sum(d)], (k.T @ X_train).ravel(), np.sum(k, axis=0)])
