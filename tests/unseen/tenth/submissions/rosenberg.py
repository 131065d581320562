import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    uu, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    hid = 1 / (1 + np.exp(-(v.dot(x) + b)))
    return 1 / (1 + np.exp(-(uu.dot(hid) + a)))

def loss(params, X_train, y_train):
    acc = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        p = network(x, params)
        if t == 1:
            acc -= np.log(p)
        else:
            acc -= np.log(1 - p)
    return acc

def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    G = np.zeros(17)
    for m in range(len(y)):
        x1, x2 = X_train[m]
        D = network(X_train[m], params)-y[m]
        G[4] += D
        for i in range(4):
            h = 1/(1+np.exp(-(params[5+2*i]*x1+params[6+2*i]*x2+params[13+i])))
            G[i] += D*h
            G[5+2*i] += D*params[i]*h*(1-h)*x1
            G[6+2*i] -= D*params[i]*h*(1-h)*x2
            G[13+i] += D*params[i]*h*(1-h)
    return G
