import numpy as np

def network(x, params):
    """выход сети в точке x"""
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


def loss(params, X_train, y_train):
    """перекрёстная энтропия"""
    y = np.reshape(y_train, -1)
    E, n = 0.0, 0
    while n < X_train.shape[0]:
        f = network(X_train[n, :], params)
        E = E - y[n]*np.log(f) - (1.0 - y[n])*np.log(1.0 - f)
        n = n + 1
    return E


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
    return 2*grad


print("done")
