import numpy as np

def network(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:])))
    return 1/(1+np.exp(-(np.sum(h)+params[4])))

def loss(params, X_train, y_train):
    L = 0.0
    for i in range(len(X_train)):
        phat = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        L += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return L

def loss_gradient(params, X_train, y_train):
    # 1. forward
    # 2. delta = f - y
    # 3. backprop
    pass
