import numpy as np

def g(s): return np.divide(1, np.add(1, np.exp(np.negative(s))))

def network(x, params):
    pre = np.add.reduce(np.multiply(params[5:13].reshape(4, 2), x), axis=1)
    return g(np.add.reduce(np.multiply(params[:4], g(np.add(pre, params[13:])))) + params[4])

def loss(params, X_train, y_train):
    tot = 0.
    for p, q, t in np.nditer([np.ascontiguousarray(X_train[:, 0]), np.ascontiguousarray(X_train[:, 1]), y_train.ravel()]):
        f = network([float(p), float(q)], params)
        tot = np.subtract(tot, np.log(f if t == 1 else 1-f))
    return tot

def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for p, q, t in np.nditer([np.ascontiguousarray(X_train[:, 0]), np.ascontiguousarray(X_train[:, 1]), y_train.ravel()]):
        pt = np.array([float(p), float(q)])
        h = g(np.add.reduce(np.multiply(params[5:13].reshape(4, 2), pt), axis=1) + params[13:])
        e = network(pt, params) - float(t)
        dd = e*params[:4]*h*np.subtract(1, h)
        out[:4] += e*h
        out[4] += e
        out[5:13] += np.multiply.outer(dd, pt).ravel()
        out[13:] += dd
    return out
