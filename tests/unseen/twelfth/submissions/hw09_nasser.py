import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """salida de la red en el punto x"""
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """entropía cruzada"""
    t = y_train.ravel()
    n = len(t)
    if n == 1:
        f = network(X_train[0], params)
        return -np.log(f) if t[0] == 1 else -np.log(1 - f)
    return loss(params, X_train[:n//2], t[:n//2]) + loss(params, X_train[n//2:], t[n//2:])


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """derivadas parciales"""
    x1, x2 = X_train.T
    u = params[0]
    h = 1/(1 + np.exp(-(params[5:13:2, None]*x1 + params[6:13:2, None]*x2 + params[13:, None])))
    e = 1/(1 + np.exp(-((u*h).sum(0) + params[4]))) - np.ravel(y_train)
    k = e*u*h*(1 - h)
    g = np.zeros(17)
    g[0:4] = (e*h).sum(1)
    g[4] = e.sum()
    g[5:13:2] = (k*x1).sum(1)
    g[6:13:2] = (k*x2).sum(1)
    g[13:17] = k.sum(1)
    return g
