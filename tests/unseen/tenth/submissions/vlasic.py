import numpy as np
def network(x, params):
    z = 0.
    out = params[4]
    for i in range(4):
        z += params[13+i]
        for j in range(2):
            z += params[5+2*i+j]*x[j]
        out += params[i]*(1/(1+np.exp(-z)))
    return 1/(1+np.exp(-out))

def loss(params, X_train, y_train):
    acc = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        fx = network(x, params)
        if t == 1:
            acc -= np.log(fx)
        else:
            acc -= np.log(1 - fx)
    return acc

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    fx = 1/(1 + np.exp(-(act @ params[:4] + params[4])))
    d = fx - t
    back = np.outer(d, params[:4])*act*(1 - act)
    return np.hstack([d @ act, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
