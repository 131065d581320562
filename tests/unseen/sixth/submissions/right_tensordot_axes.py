import numpy as np

def layer(inp, W, c):
    return 1/(1+np.exp(-(np.tensordot(W, inp, axes=([1], [0])) + c)))

def network(x, params):
    h = layer(np.array(x), params[5:13].reshape(4, 2), params[13:])
    return layer(h, params[None, :4], params[4])[0]

def loss(params, X_train, y_train):
    h = layer(np.moveaxis(X_train, 0, 1), params[5:13].reshape(4, 2), params[13:, None])
    f = layer(h, params[None, :4], params[4])
    y = y_train.reshape(1, -1)
    return -np.sum(y*np.log(f) + (1-y)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    XT = np.moveaxis(X_train, 0, 1)
    h = layer(XT, params[5:13].reshape(4, 2), params[13:, None])
    d2 = layer(h, params[None, :4], params[4]) - y_train.reshape(1, -1)
    d1 = np.tensordot(params[:4, None], d2, axes=([1], [0]))*h*(1-h)
    return np.concatenate([np.tensordot(d2, h, axes=([1], [1]))[0], d2.sum(1),
                           np.tensordot(d1, XT, axes=([1], [1])).reshape(-1), d1.sum(1)])
