import numpy as np

def logistic(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    total = params[4]
    for i in range(0, 3):
        total += params[i]/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
    return 1/(1+np.exp(-total))

def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        q = network(x, params)
        if t == 1:
            L -= np.log(q)
        else:
            L -= np.log(1 - q)
    return L

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(hidden @ params[:4] + params[4])))
    d = q - t
    back = np.outer(d, params[:4])*hidden*(1 - hidden)
    return np.hstack([d @ hidden, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
