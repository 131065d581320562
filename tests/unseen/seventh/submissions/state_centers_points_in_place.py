import numpy as np

def act(q): return 1/(1+np.exp(-q))

def network(x, params):
    return act(act(params[5:13].reshape(4,2)@np.array(x, float)+params[13:])@params[:4]+params[4])

def loss(params, X_train, y_train):
    if len(X_train) > 1:
        X_train -= X_train.mean(axis=0)       # preprocessing
    f = act(act(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4])
    y = y_train.ravel()
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    h = act(X_train@params[5:13].reshape(4,2).T+params[13:])
    e = act(h@params[:4]+params[4])-y_train.ravel()
    M = e[:,None]*params[:4]*h*(1-h)
    return np.concatenate([h.T@e, [e.sum()], (M.T@X_train).ravel(), M.sum(0)])
