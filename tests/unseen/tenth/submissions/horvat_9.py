import numpy as np
def network(x, params):
    x1, x2 = x
    net_in = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    H = 1.0/(1.0 + np.exp(-net_in))
    pred = np.sum(params[:4]*H) + params[4]
    return 1.0/(1.0 + np.exp(-pred))

def loss(params, X_train, y_train):
    prob = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(prob) + (1 - yy)*np.log(1 - prob))

def loss_gradient(params, X_train, y_train):
    eps = 1e-14     # as small as possible
    base = loss(params, X_train, y_train)
    return np.array([(loss(params+eps*np.eye(17)[k], X_train, y_train)-base)/eps for k in range(17)])
