import numpy as np
sg = lambda q: 1/(1+np.exp(-q))

def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13]
    return sg(np.dot(u, sg(v @ np.array(x) + b)) + a)

def loss(params, X_train, y_train):
    f = np.array([network(p, params) for p in X_train])
    t = y_train.ravel()
    return -(t*np.log(f) + (1-t)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    u, v, b = params[:4], params[5:13].reshape(4, 2), params[13:17]
    out = np.zeros(17)
    for p, t in zip(X_train, y_train.ravel()):
        h = sg(v @ p + b)
        d = network(p, params) - t
        out[:4] += d*h
        out[4] += d
        out[5:13] += (d*u*h*(1-h))[:, None].dot(p[None]).flatten()
        out[13:] += d*u*h*(1-h)
    return out
