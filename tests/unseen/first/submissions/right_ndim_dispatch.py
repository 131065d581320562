import numpy as np
def network(x, params):
    x = np.asarray(x)
    single = x.ndim == 1
    if single:
        x = x[np.newaxis, :]
    hidden = np.empty((x.shape[0], 4))
    for k in range(4):
        hidden[:, k] = 1/(1+np.exp(-(x[:, 0]*params[5+2*k] + x[:, 1]*params[6+2*k] + params[13+k])))
    out = 1/(1+np.exp(-(hidden.dot(params[:4]) + params[4])))
    return out[0] if single else out

def loss(params, X_train, y_train):
    y_train = np.asarray(y_train)
    if y_train.ndim > 1:
        y_train = y_train[:, 0]
    p = network(X_train, params)
    per_point = np.where(y_train == 1, -np.log(p), -np.log1p(-p))
    return per_point.sum()

def loss_gradient(params, X_train, y_train):
    if np.ndim(y_train) > 1:
        y_train = y_train[:, 0]
    p = network(X_train, params)
    dL_dp = -(y_train/p) + (1-y_train)/(1-p)
    dz = dL_dp*p*(1-p)
    g = np.zeros_like(params, dtype=float)
    for k in range(4):
        h = 1/(1+np.exp(-(X_train[:, 0]*params[5+2*k] + X_train[:, 1]*params[6+2*k] + params[13+k])))
        g[k] = np.sum(dz*h)
        dzh = dz*params[k]*h*(1-h)
        g[5+2*k] = np.sum(dzh*X_train[:, 0])
        g[6+2*k] = np.sum(dzh*X_train[:, 1])
        g[13+k] = np.sum(dzh)
    g[4] = np.sum(dz)
    return g
