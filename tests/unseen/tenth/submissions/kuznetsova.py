import numpy as np
def network(x, params):
    uu, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V.dot(x) + b)))
    return 1 / (1 + np.exp(-(uu.dot(h) + a)))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    h = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    zz = h @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, zz) - t*zz)

def loss_gradient(params, X_train, y_train):
    import autodiff_ipaml as ad     # from the course repo
    return ad.gradient(loss, params, X_train, y_train)
