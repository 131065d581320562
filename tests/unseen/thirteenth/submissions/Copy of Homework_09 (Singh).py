from scipy import stats
import numpy as np

def network(x, params):
    """выход сети в точке x"""
    hid = stats.logistic.cdf(np.matmul(params[5:13].reshape(4, 2), x) + params[-4:])
    return float(stats.logistic.cdf(hid @ params[:4] + params[4]))


def loss(params, X_train, y_train):
    """перекрёстная энтропия"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    """градиент"""
    step = 1e-12
    g = np.empty(len(params))
    for i in range(len(params)):
        up, down = params.copy(), params.copy()
        up[i] += step
        down[i] -= step
        g[i] = (loss(up, X_train, y_train) - loss(down, X_train, y_train))/(2*step)
    return g
