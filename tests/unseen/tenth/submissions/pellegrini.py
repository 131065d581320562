import numpy as np

def network(x, params):
    '''see above'''
    u, a = params[:4], params[4]
    w_in = params[5:13].reshape(4, 2)
    b_hid = params[13:]
    # forward pass
    act = 1 / (1 + np.exp(-(w_in.dot(x) + b_hid)))
    return 1 / (1 + np.exp(-(u.dot(act) + a)))

def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    ones = X_train[y == 1]
    zeros = X_train[y == 0]
    L1 = sum(-np.log(network(p, params)) for p in ones)
    L0 = sum(-np.log(1 - network(p, params)) for p in zeros)
    return L1 + L0

def point_grad(p, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@p+params[13:])))
    w = params[:4]*h*(1-h)
    return np.concatenate([h, [1.], w.repeat(2)*np.tile(p, 4), w])

def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    G = np.zeros(17)
    for p in X_train[y == 1]:
        G -= (1 - network(p, params))*point_grad(p, params)
    for p in X_train[y == 0]:
        G += network(p, params)*point_grad(p, params)
    return G
