from scipy.special import expit, log_expit
import numpy as np

def network(x, params):
    # sigma(t) = (1 + tanh(t/2))/2
    S = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    t = params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:]
    return S((params[:4] * S(t)).sum() + params[4])


def loss(params, X_train, y_train):
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()

def loss_gradient(params, X_train, y_train):
    L0 = loss(params, X_train, y_train)
    grad = np.zeros(17)
    for k in range(17):
        p = params.copy()
        p[k] += 1e-14
        grad[k] = (loss(p, X_train, y_train) - L0) / 1e-14
    return grad
