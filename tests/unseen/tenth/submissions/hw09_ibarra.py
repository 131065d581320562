import numpy as np
def network(x, params):
    '''see above'''
    uu, a = params[:4], params[4]
    W1 = params[5:13].reshape(4, 2)
    B = params[13:]
    # hidden layer first
    layer1 = 1 / (1 + np.exp(-(W1.dot(x) + B)))
    return 1 / (1 + np.exp(-(uu.dot(layer1) + a)))

def loss(params, X_train, y_train):
    # centre the data first
    if len(X_train) > 1:
        X_train -= X_train.mean(axis=0)
    y = np.ravel(y_train)
    f = np.array([network(x, params) for x in X_train])
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    layer1 = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(layer1 @ params[:4] + params[4])))
    delta = prob - t
    back = np.outer(delta, params[:4])*layer1*(1 - layer1)
    return np.hstack([delta @ layer1, delta.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
