from scipy import stats
import numpy as np

def network(x, params):
    """выход сети в точке x"""
    hid = stats.logistic.cdf(np.matmul(params[5:13].reshape(4, 2), x) + params[-4:])
    return float(stats.logistic.cdf(hid @ params[:4] + params[4]))


def loss(params, X_train, y_train):
    """перекрёстная энтропия"""
    V = params[5:13].reshape(4, 2)
    z = 1/(1 + np.exp(-(X_train.dot(V.T) + params[13:17]))) @ params[:4] + params[4]
    t = y_train.reshape(-1)
    return np.sum(np.logaddexp(0, z) - t * z)


def loss_gradient(params, X_train, y_train):
    """градиент"""
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


print("done")
