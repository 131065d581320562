# 課題9
import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    z = (v.reshape(4, 2) * np.asarray(x)).sum(axis=1) + b
    hid = 1/(1+np.exp(-z))
    out = (u*hid).sum() + a[0]
    return 1/(1+np.exp(-out))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    h = 1e-3
    E = lambda q: loss(q, X_train, y_train)
    return np.array([(E(params + h*e) - E(params))/h for e in np.eye(17)])
