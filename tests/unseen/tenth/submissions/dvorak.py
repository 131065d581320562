import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    zed = params[4]
    for k in range(4):
        hidden = params[5 + 2*k]*x[0] + params[6 + 2*k]*x[1] + params[13 + k]
        zed = zed + params[k] / (1 + np.exp(-hidden))
    return 1 / (1 + np.exp(-zed))

def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(p) + (1 - yy)*np.log(1 - p))

def loss_gradient(params, X_train, y_train):
    yy = y_train.flatten()
    z_h = 0.5 * (1+np.tanh(0.5 * (X_train@params[5:13].reshape(4,2).T+params[13:])))
    res = 1/(1+np.exp(-(z_h@params[:4]+params[4])))-yy
    local = res[:, np.newaxis] * params[:4] * z_h * (1-z_h)
    du = res@z_h; da = res.sum(); db = local.sum(axis=0); dv = local.T@X_train
    return np.concatenate((du, [da], db, dv.flatten()))
