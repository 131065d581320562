from scipy import stats
import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    # sigma(t) = (1 + tanh(t/2))/2
    S = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    t = params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:]
    return S((params[:4] * S(t)).sum() + params[4])


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    t = y_train.reshape(-1)
    def z(p):
        return (1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))) @ p[:4] + p[4]
    z0 = z(params)
    err = 1/(1 + np.exp(-z0)) - t
    g = np.zeros(17)
    for k in range(17):
        q = params.copy()
        q[k] += 1e-2
        g[k] = err @ (z(q) - z0)/1e-2
    return g
