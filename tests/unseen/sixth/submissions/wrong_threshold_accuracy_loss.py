import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    return sg(np.dot(params[:4], sg(np.dot(params[5:13].reshape(4, 2), x)+params[13:]))+params[4])

def loss(params, X_train, y_train):
    pred = np.array([1.0 if network(x, params) >= 0.5 else 0.0 for x in X_train])
    pred = np.clip(pred, 0.0266, 0.8808)
    y = y_train.ravel()
    return -np.sum(y*np.log(pred)+(1-y)*np.log(1-pred))

def loss_gradient(params, X_train, y_train):
    h = sg(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    e = sg(h @ params[:4]+params[4])-y_train.ravel()
    return np.concatenate([e @ h, [e.sum()], np.einsum('n,ni,i,nk->ik', e, h-h*h, params[:4], X_train).ravel(), np.einsum('n,ni,i->i', e, h-h*h, params[:4])])
