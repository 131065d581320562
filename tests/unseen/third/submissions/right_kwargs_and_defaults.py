import numpy as np
def network(x, params, act=lambda t: 1/(1+np.exp(-t)), n_hidden=4):
    return act(sum(params[k]*act(params[n_hidden+1+2*k:n_hidden+3+2*k] @ np.array(x) + params[3*n_hidden+1+k]) for k in range(n_hidden)) + params[n_hidden])
def loss(params, X_train, y_train, reduction='sum', eps=0.0):
    y = y_train.ravel()
    p = np.array([network(x, params) for x in X_train])
    each = -y*np.log(p+eps) - (1-y)*np.log(1-p+eps)
    return each.sum() if reduction == 'sum' else each.mean()
def loss_gradient(params, X_train, y_train, verbose=False):
    h = np.array([[1/(1+np.exp(-(params[5+2*k:7+2*k] @ x + params[13+k]))) for k in range(4)] for x in X_train])
    e = np.array([network(x, params) for x in X_train]) - y_train.ravel()
    if verbose: print(e)
    q = e[:, None]*params[:4]*h*(1-h)
    return np.concatenate([(e[:, None]*h).sum(0), [e.sum()], np.stack([(q*X_train[:, [0]]).sum(0), (q*X_train[:, [1]]).sum(0)], 1).ravel(), q.sum(0)])
