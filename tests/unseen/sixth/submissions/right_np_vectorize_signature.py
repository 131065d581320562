import numpy as np

def _net(x, p):
    z = np.array([p[5+2*k]*x[0] + p[6+2*k]*x[1] + p[13+k] for k in range(4)])
    h = np.reciprocal(1+np.exp(-z))
    return np.reciprocal(1+np.exp(-(p[:4].dot(h)+p[4])))
vnet = np.vectorize(_net, signature='(d),(p)->()')

def _g(x, t, p):
    z = np.array([p[5+2*k]*x[0] + p[6+2*k]*x[1] + p[13+k] for k in range(4)])
    h = np.reciprocal(1+np.exp(-z))
    e = _net(x, p) - t
    q = e*p[:4]*h*(1-h)
    return np.concatenate([e*h, [e], np.stack([q*x[0], q*x[1]], axis=1).ravel(), q])
vgrad = np.vectorize(_g, signature='(d),(),(p)->(p)')

def network(x, params):
    return float(vnet(np.array(x, dtype=float), params))

def loss(params, X_train, y_train):
    f = vnet(X_train, params)
    y = y_train.reshape(f.shape)
    return -np.sum(np.where(y == 1, np.log(f), np.log(1-f)))

def loss_gradient(params, X_train, y_train):
    return vgrad(X_train, y_train.reshape(len(X_train)), params).sum(axis=0)
