import numpy as np
def network(x, params):
    '''see above'''
    layer1 = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    zed = sum(layer1[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(zed/2)

def loss(params, X_train, y_train):
    f = [network(x, params) for x in X_train]
    y = np.ravel(y_train)
    total = 0
    for i in range(len(y)):
        total += loss(params, X_train[i:i+1], y[i:i+1])
    return total

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    layer1 = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    p = 1/(1 + np.exp(-(layer1 @ params[:4] + params[4])))
    err = p - t
    back = np.outer(err, params[:4])*layer1*(1 - layer1)
    return np.hstack([err @ layer1, err.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
