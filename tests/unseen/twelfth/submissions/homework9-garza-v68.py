from scipy.special import expit, log_expit
import numpy as np

def network(x, params):
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    z = (v.reshape(4, 2) * np.asarray(x)).sum(axis=1) + b
    hid = np.exp(z)/np.exp(z).sum()
    out = (u*hid).sum() + a[0]
    return 1/(1+np.exp(-out))


def loss(params, X_train, y_train):
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()


def loss_gradient(params, X_train, y_train):
    def E(p):
        H = 1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))
        f = 1/(1 + np.exp(-(H @ p[:4] + p[4])))
        t = y_train.ravel()
        return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
    step = 1e-40
    return np.array([E(params + 1j*step*e).imag/step for e in np.eye(17)])
