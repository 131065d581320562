import numpy as np

def network(x, params):
    def sigma(t):
        return 1 / (1 + np.exp(-t))
    hidden = []
    for i in range(4):
        w1, w2 = params[5 + i*2], params[5 + i*2 + 1]
        hidden.append(sigma(w1*x[0] + w2*x[1] + params[13 + i]))
    y_out = params[4]
    for i in range(4):
        y_out = y_out + params[i]*hidden[i]
    return sigma(y_out)

def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    z = (1 / (1 + np.exp(-Z))) @ params[:4] + params[4]
    t = np.asarray(y_train, float).ravel()
    return np.sum(np.logaddexp(0, z) - t * z)

def loss_gradient(params, X_train, y_train):
    u, a = params[:4], params[4]
    S = X_train.dot(params[5:13].reshape(4,2).T) + params[13:]
    A = 1/(1+np.exp(-S))
    dz = 1/(1+np.exp(-(A.dot(u)+a))) - y_train.ravel()
    dS = np.outer(dz, u)*A*(1-A)
    return np.hstack([dz.dot(S), dz.sum(), dS.T.dot(X_train).ravel(), dS.sum(axis=0)])
