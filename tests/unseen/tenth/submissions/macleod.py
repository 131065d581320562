import numpy as np
def network(x, params):
    x1, x2 = x
    # hidden layer first
    z = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    H = 1.0/(1.0 + np.exp(-z))
    pred = np.sum(params[:4]*H) + params[4]
    return 1.0/(1.0 + np.exp(-pred))

K_EPSILON = 1e-7

def binary_crossentropy(target, output):
    output = np.clip(output, K_EPSILON, 1-K_EPSILON)
    return -(target*np.log(output)+(1-target)*np.log(1-output))

def loss(params, X_train, y_train):
    # reduction=SUM
    return np.sum(binary_crossentropy(np.ravel(y_train), np.array([network(x, params) for x in X_train])))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    phat = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    d = phat - t
    back = np.outer(d, params[:4])*H*(1 - H)
    return np.hstack([d @ H, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
