import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = np.array([0, 0, 0, 0])
    for i in range(4):
        h[i] = sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return sig(np.dot(params[:4], h) + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    t = y_train.reshape(p.shape)
    return -np.sum(t*np.log(p) + (1-t)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    H = sig(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    D = sig(H @ params[:4] + params[4]) - y_train.ravel()
    K = D[:, None]*(params[:4]*H*(1-H))
    return np.hstack([D @ H, D.sum(), (K.T @ X_train).ravel(), K.sum(0)])
