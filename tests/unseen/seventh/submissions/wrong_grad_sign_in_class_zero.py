import numpy as np

def sig(x): return 1 / (1 + np.exp(-x))
def dsig(x): return sig(x) * (1 - sig(x))

def z_hidden(x, p): return p[5:13].reshape(4, 2) @ np.asarray(x, float) + p[13:]
def z_out(x, p): return p[:4] @ sig(z_hidden(x, p)) + p[4]

def network(x, params): return sig(z_out(x, params))

def loss(params, X_train, y_train):
    return -sum(y * np.log(network(x, params)) + (1 - y) * np.log(1 - network(x, params)) for x, y in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        dE_df = -y / f - (1 - y) / (1 - f)
        dE_dz = dE_df * dsig(z_out(x, params))
        grad[:4] += dE_dz * sig(z_hidden(x, params))
        grad[4] += dE_dz
        dE_ds = dE_dz * params[:4] * dsig(z_hidden(x, params))
        grad[5:13] += np.outer(dE_ds, x).ravel()
        grad[13:] += dE_ds
    return grad
