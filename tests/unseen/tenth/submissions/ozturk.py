import numpy as np
def network(x, params):
    '''see above'''
    h = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    zed = sum(h[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(zed/2)

def loss(params, X_train, y_train):
    y = np.ravel(y_train).astype(int)
    f = np.array([network(x, params) for x in X_train])
    return -np.sum(y*np.log(f) + ~y*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    h = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(h @ params[:4] + params[4])))
    err = q - t
    back = np.outer(err, params[:4])*h*(1 - h)
    return np.hstack([err @ h, err.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
