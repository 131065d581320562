import numpy as np
def sgm(z):
    return 1.0/(1.0+np.exp(-z))
buf = np.zeros((1, 17))

def network(x, params):
    total = params[4]
    for i in range(4):
        total = total+params[i]*sgm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sgm(total)

def loss(params, X_train, y_train):
    ce = [target*np.log(network(row, params))+(1-target)*np.log(1-network(row, params)) for row, target in zip(X_train, np.ravel(y_train))]
    return -sum(ce)

def loss_gradient(params, X_train, y_train):
    global buf
    n = len(X_train)
    if n > len(buf):
        buf = np.zeros((n, 17))
    for k in range(n):
        h = sgm(params[5:13].reshape(4, 2) @ X_train[k]+params[13:])
        d = network(X_train[k], params)-y_train.ravel()[k]
        w = d*params[:4]*h*(1-h)
        buf[k] = np.concatenate([d*h, [d], np.outer(w, X_train[k]).ravel(), w])
    return buf.sum(axis=0)
