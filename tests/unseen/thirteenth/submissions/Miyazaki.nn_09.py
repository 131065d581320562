import scipy.differentiate
import numpy as np

def forward_all(params, X):
    X = np.atleast_2d(np.asarray(X, dtype=float))
    H = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return 1/(1+np.exp(-(H @ params[:4] + params[4])))

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """salida de la red en el punto x"""
    return forward_all(params, x)[0]


def loss(params, X_train, y_train, chunk=64):
    """entropía cruzada"""
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """derivadas parciales"""
    def f(p):
        return np.apply_along_axis(lambda q: loss(q, X_train, y_train), 0, p)
    res = scipy.differentiate.jacobian(f, params, initial_step=0.1, order=2, maxiter=1)
    return np.asarray(res.df).reshape(17)
