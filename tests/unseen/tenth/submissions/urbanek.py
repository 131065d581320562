import numpy as np

def network(x, params):
    x = np.array(x, float)
    batch = x.ndim == 2
    if not batch:
        x = x[None]
    h = 1/(1+np.exp(-(x@params[5:13].reshape(4,2).T+params[13:])))
    f = 1/(1+np.exp(-(h@params[:4]+params[4])))
    return f if batch else f[0]

def loss(params, X_train, y_train):
    f = network(X_train, params)
    y = np.array(y_train).ravel()
    return -np.log(f[y > .5]).sum() - np.log(1-f[y < .5]).sum()

def loss_gradient(params, X_train, y_train):
    w_out = params[:4]
    W = params[5:13].reshape(4, 2)
    B = params[13:]
    gr = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        hidden = 1/(1 + np.exp(-(W @ x + B)))
        resid = network(x, params) - t
        db = resid*w_out*hidden*(1 - hidden)
        gr += np.concatenate((resid*hidden, [resid], np.outer(db, x).flatten(), db))
    return gr
