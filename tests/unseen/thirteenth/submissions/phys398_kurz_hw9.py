from scipy import stats
from scipy import interpolate
import numpy as np

grid = np.linspace(-40, 40, 101)
spline = interpolate.CubicSpline(grid, 1/(1 + np.exp(-grid)))

def sig(s):
    return spline(s)

def network(x, params):
    return float(sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:]) + params[4]))


def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


def loss_gradient(params, X_train, y_train):
    grad = np.zeros_like(params, dtype=float)
    for n in range(len(X_train)):
        x, t = X_train[n], float(np.ravel(y_train)[n])
        hidden = 1/(1 + np.exp(-(params[5:13].reshape(4, 2) @ x + params[13:])))
        out = 1/(1 + np.exp(-(params[:4] @ hidden + params[4])))
        dE_dout = -t/out + (1 - t)/(1 - out)
        dout_dz = out*(1 - out)
        dE_dz = dE_dout*dout_dz
        grad[:4] += dE_dz*hidden
        grad[4] += dE_dz
        for i in range(4):
            dz_dh = params[i]
            dh_ds = hidden[i]*(1 - hidden[i])
            grad[5 + 2*i] += dE_dz*dz_dh*dh_ds*x[0]
            grad[6 + 2*i] += dE_dz*dz_dh*dh_ds*x[1]
            grad[13 + i] += dE_dz*dz_dh*dh_ds
    return grad
