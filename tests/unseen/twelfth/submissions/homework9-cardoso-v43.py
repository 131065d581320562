from scipy.special import expit, log_expit
import numpy as np

def network(x, params):
    W = np.array(params[5:13]).reshape(-1, 2)
    hidden = expit(np.dot(W, x) + params[13:17])
    return float(expit(np.dot(params[0:4], hidden) + params[4]))


def loss(params, X_train, y_train):
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    gu, ga, gV, gb = np.zeros(4), 0., np.zeros((4, 2)), np.zeros(4)
    for x, t in zip(X_train, y_train.ravel()):
        y = 1/(1 + np.exp(-(V @ x + b)))
        e = 1/(1 + np.exp(-(u @ y + a))) - t
        gu += e * y
        ga += e
        back = e * u * y * (1 - y)
        gV += np.outer(back, x)
        gb += back
    return np.hstack((gu, ga, gV.flatten(), gb))
