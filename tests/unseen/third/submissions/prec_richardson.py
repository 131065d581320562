import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - y * z)
def loss_gradient(params, X_train, y_train):
    def cd(h): return np.array([(loss(params + h*e, X_train, y_train) - loss(params - h*e, X_train, y_train))/(2*h) for e in np.eye(17)])
    a, b, c = cd(4e-3), cd(2e-3), cd(1e-3)
    return (64*c - 20*b + a)/45
