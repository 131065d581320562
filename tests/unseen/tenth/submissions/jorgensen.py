import numpy as np
def network(x, params):
    x1, x2 = x
    pre = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    hid = 1.0/(1.0 + np.exp(-pre))
    pred = np.sum(params[:4]*hid) + params[4]
    return 1.0/(1.0 + np.exp(-pred))

def loss(params, X_train, y_train):
    L = 0.0
    for i in range(len(X_train)):
        fx = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        L += -t*np.log(fx) - (1 - t)*np.log(1 - fx)
    return L

def loss_gradient(params, X_train, y_train, eta=0.001):
    """Calculate the partial derivatives of the loss function."""
    target = np.ravel(y_train)
    a1 = 1.0 / (1.0 + np.exp(-X_train.dot(params[5:13].reshape(4, 2).T) - params[13:]))
    d = 1/(1+np.exp(-(a1@params[:4]+params[4])))-target
    E1 = d[:,None] * params[:4] * a1 * (1-a1)
    g = np.hstack([d@a1, [d.sum()], (E1.T@X_train).ravel(), E1.sum(0)])
    params -= eta * g      # gradient descent update rule
    return g
