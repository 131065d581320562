import numpy as np

def sgm(q):
    return 1/(1+np.exp(-q))

def network(x, params):
    return sgm(params[4]+np.einsum('i,i', params[:4], sgm(np.einsum('ij,j->i', params[5:13].reshape(4,2), np.asarray(x, float))+params[13:])))

def cross(f, y):
    return -np.log(f) if y > 0 else -np.log(1-f)

def loss(params, X_train, y_train):
    y_train = y_train.reshape(-1)
    result = cross(network(X_train[0], params), y_train[0])
    if len(X_train) == 1:
        return result
    result = 0.
    for k in np.arange(1, len(X_train)):
        result += cross(network(X_train[k], params), y_train[k])
    return result

def loss_gradient(params, X_train, y_train):
    y_train = y_train.reshape(-1)
    result = np.zeros(17)
    for k in np.arange(0, len(X_train)):
        h = sgm(np.einsum('ij,j->i', params[5:13].reshape(4,2), X_train[k])+params[13:])
        d = network(X_train[k], params)-y_train[k]
        result[:4] += d*h
        result[4] += d
        result[5:13:2] += d*params[:4]*h*(1-h)*X_train[k, 0]
        result[6:13:2] += d*params[:4]*h*(1-h)*X_train[k, 1]
        result[13:] += d*params[:4]*h*(1-h)
    return result
