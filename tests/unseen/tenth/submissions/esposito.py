import numpy as np
def network(x, params):
    x1, x2 = x
    # like the formula in the homework
    z = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    s = 1.0/(1.0 + np.exp(-z))
    o = np.sum(params[:4]*s) + params[4]
    return 1.0/(1.0 + np.exp(-o))

def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    for i in range(len(y)):
        f = network(X_train[i], params)
        L =- y[i]*np.log(f) - (1-y[i])*np.log(1-f)
    return L

def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    for i in range(len(y)):
        H1 = 1/(1+np.exp(-(params[5:13].reshape(4,2)@X_train[i]+params[13:])))
        D = network(X_train[i], params) - y[i]
        dh = D * params[:4] * H1 * (1-H1)
        g = np.hstack([D * H1, [D], np.outer(dh, X_train[i]).ravel(), dh])
    return g
