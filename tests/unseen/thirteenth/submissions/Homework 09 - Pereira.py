import functools
from scipy.special import expit, log_expit
import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    g = lambda t: 1/(1+np.exp(-t))
    def add(acc, i):
        return acc + params[i]*g(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return g(functools.reduce(add, range(4), params[4]))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    h = 1e-11
    E = lambda q: loss(q, X_train, y_train)
    return np.array([(E(params + h*e) - E(params))/h for e in np.eye(17)])


print("done")
