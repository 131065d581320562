from scipy.special import expit
import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """2-4-1 net, see lecture"""
    W = np.array(params[5:13]).reshape(-1, 2)
    hidden = expit(np.dot(W, x) + params[13:17])
    return float(expit(np.dot(params[0:4], hidden) + params[4]))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """E = -sum(y log f + (1-y) log(1-f))"""
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """17 derivatives"""
    N = 500
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    J = np.empty((N, 17))
    J[:, :4] = H
    J[:, 4] = 1
    S = params[:4] * H * (1 - H)
    J[:, 5:13:2] = S * X_train[:, [0]]
    J[:, 6:13:2] = S * X_train[:, [1]]
    J[:, 13:] = S
    return J.T @ (f - y_train.ravel())
