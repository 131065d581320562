import numpy as np

sigma = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = sigma(np.dot(V, x)+b)
    return sigma(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    t = y_train.reshape(-1)
    first = t*np.log(f)
    second = (1-t)*np.log(f)
    return -np.sum(first+second)

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.reshape(-1)):
        h = sigma(params[5:13].reshape(4, 2) @ x+params[13:])
        e = network(x, params)-t
        k = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h, [e], (k[:, None] @ x[None, :]).reshape(-1), k])
    return g
