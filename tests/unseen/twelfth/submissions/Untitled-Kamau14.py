from scipy import stats
import numpy as np

def network(x, params):
    """ネットワークの出力"""
    # sigma(t) = (1 + tanh(t/2))/2
    S = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    t = params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:]
    return S((params[:4] * S(t)).sum() + params[4])


def loss(params, X_train, y_train):
    """交差エントロピー"""
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


def loss_gradient(params, X_train, y_train):
    """勾配"""
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
