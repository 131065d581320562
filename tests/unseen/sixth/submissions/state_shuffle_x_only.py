import numpy as np

act = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return act(np.inner(params[:4], act(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    np.random.shuffle(X_train)
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        s -= np.log(network(x, params)) if t else np.log(1-network(x, params))
    return s

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = act(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-t
        w = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(w, x).ravel(), w])
    return g
