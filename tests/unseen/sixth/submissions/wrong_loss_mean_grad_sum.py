import numpy as np

def sigm(q): return 1/(1+np.exp(-q))

def network(x, params):
    return sigm(params[4]+np.dot(params[:4], sigm(params[13:]+np.dot(params[5:13].reshape(4, 2), x))))

def loss(params, X_train, y_train):
    N = X_train.shape[0]
    tot = 0
    for i in range(N):
        f = network(X_train[i], params)
        tot += y_train.flat[i]*np.log(f)+(1-y_train.flat[i])*np.log(1-f)
    return -tot/N

def loss_gradient(params, X_train, y_train):
    tot = np.zeros(17)
    for i in range(X_train.shape[0]):
        x = X_train[i]
        h = sigm(params[13:]+np.dot(params[5:13].reshape(4, 2), x))
        e = sigm(params[4]+h @ params[:4])-y_train.flat[i]
        k = e*params[:4]*h*(1-h)
        tot += np.r_[e*h, e, np.outer(k, x).ravel(), k]
    return tot
