import numpy as np
def network(x, params):
    '''see above'''
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b_hid = params[13:]
    # forward pass
    h = 1 / (1 + np.exp(-(V.dot(x) + b_hid)))
    return 1 / (1 + np.exp(-(u.dot(h) + a)))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    h = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    arg = h @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, arg) - t*arg)

def loss_gradient(params, X_train, y_train):
    # dE/dz = f - y
    yy = np.ravel(y_train)
    hidden = (1+np.exp(-(X_train @ np.reshape(params[5:13], (4,2)).T + params[-4:])))**-1
    uh = hidden*params[:4]
    res = 1/(1+np.exp(-(uh.sum(1)+params[4])))-yy
    E1 = res[:,None]*uh*(1-hidden)
    return np.concatenate([res@uh, [res.sum()], (E1.T@X_train).ravel(), E1.sum(0)])
