import numpy as np

def network(x, params):
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


nodes, weights = np.polynomial.legendre.leggauss(4)

def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    s = (1 - 2*t)*z
    return np.log(2)*len(t) + np.sum(0.5*s*(1/(1 + np.exp(-0.5*s*(nodes[:, None] + 1)))*weights[:, None]).sum(0))


def loss_gradient(params, X_train, y_train):
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
