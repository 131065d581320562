import numpy as np

def ex(s):
    s = s/64
    r, term = 0., 1.
    for k in range(8):
        r += term
        term *= s/(k + 1)
    return r**64

def sig(s):
    return 1/(1 + ex(-s))

def network(x, params):
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return float(sig(z))


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


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
