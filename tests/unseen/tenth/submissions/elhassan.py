import numpy as np

def S(q): return 1/(1+np.exp(-q))

def network(x, params):
    h=[S(params[5+2*i]*x[0]+params[6+2*i]*x[1])+params[13+i] for i in range(4)]
    return S(sum(params[i]*h[i] for i in range(4))+params[4])

def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        q = network(x, params)
        if t == 1:
            E -= np.log(q)
        else:
            E -= np.log(1 - q)
    return E

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(act @ params[:4] + params[4])))
    err = q - t
    back = np.outer(err, params[:4])*act*(1 - act)
    return np.hstack([err @ act, err.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
