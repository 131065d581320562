import numpy as np

def network(x, params):
    """выход сети в точке x"""
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    z = (v.reshape(4, 2) * np.asarray(x)).sum(axis=1) + b
    hid = 1/(1+np.exp(-z))
    out = (u*hid).sum() + a[0]
    return 1/(1+np.exp(-out))


def loss(params, X_train, y_train, chunk=64):
    """перекрёстная энтропия"""
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total

def loss_gradient(params, X_train, y_train):
    """градиент"""
    m, r = 2, 0.5
    w = np.exp(2j*np.pi*np.arange(m)/m)
    t = y_train.ravel()
    def E(p):
        H = 1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))
        z = H @ p[:4] + p[4]
        return np.sum(np.log(1 + np.exp(z)) - t*z)
    return np.array([np.mean([E(params + r*q*e)/(r*q) for q in w]).real for e in np.eye(17)])
