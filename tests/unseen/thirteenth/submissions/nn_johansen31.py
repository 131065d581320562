from scipy import interpolate
import numpy as np

grid = np.linspace(-40, 40, 1001)
spline = interpolate.CubicSpline(grid, 1/(1 + np.exp(-grid)))

def sig(s):
    return spline(s)

def network(x, params):
    return float(sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:]) + params[4]))


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


def loss_gradient(params, X_train, y_train):
    x1, x2 = X_train.T
    u = params[:4].reshape(4, 1)
    h = 1/(1 + np.exp(-(params[5:13:2, None]*x1 + params[6:13:2, None]*x2 + params[13:, None])))
    e = 1/(1 + np.exp(-((u*h).sum(0) + params[4]))) - np.ravel(y_train)
    k = e*u*h*(1 - h)
    g = np.zeros(17)
    g[0:4] = (e*h).sum(1)
    g[4] = e.sum()
    g[5:13:2] = (k*x1).sum(1)
    g[6:13:2] = (k*x2).sum(1)
    g[13:17] = k.sum(1)
    return g
