import numpy as np

from math import factorial
C = [factorial(2*6 - k)*factorial(6)/(factorial(2*6)*factorial(k)*factorial(6 - k)) for k in range(6 + 1)]

def ex(s):
    s = s/2**4
    top = sum(c*s**k for k, c in enumerate(C))
    bottom = sum(c*(-s)**k for k, c in enumerate(C))
    return (top/bottom)**(2**4)

def sig(s):
    return 1/(1 + ex(-s))

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    return float(sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:]) + params[4]))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    def E(p):
        H = 1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))
        f = 1/(1 + np.exp(-(H @ p[:4] + p[4])))
        t = y_train.ravel()
        return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
    step = 1e-40
    return np.array([E(params + 1j*step*e).imag/step for e in np.eye(17)])
