from scipy import stats
import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """forward pass"""
    hid = stats.logistic.cdf(np.matmul(params[5:13].reshape(4, 2), x) + params[-4:])
    return float(stats.logistic.cdf(hid @ params[:4] + params[4]))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """cross entropy"""
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """backprop by hand"""
    g = np.zeros(17)
    for j in range(17):
        h = 1e-3 * (abs(params[j]) + (1e-3))
        q = params.copy()
        q[j] = params[j] + h
        r = params.copy()
        r[j] = params[j] 
        g[j] = (loss(q, X_train, y_train) - loss(r, X_train, y_train)) / (q[j] - r[j])
    return g


print("done")
