from scipy import stats
import numpy as np

def sig(s):
    q = s/2
    c = 2*30 + 1.0
    for k in range(30, 0, -1):
        c = 2*k - 1 + q*q/c
    return 0.5*(1 + q/c)

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return float(sig(z))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    def E(p):
        H = 1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))
        f = 1/(1 + np.exp(-(H @ p[:4] + p[4])))
        t = y_train.ravel()
        return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
    step = 1e-40
    return np.array([E(params + 1j*step*e).imag/step for e in np.eye(17)])
