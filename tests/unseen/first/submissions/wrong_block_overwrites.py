import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    hid = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    out = 1 / (1 + np.exp(-(hid @ params[:4] + params[4])))
    t = np.asarray(y_train).reshape(-1)
    return -np.sum(t * np.log(out) + (1 - t) * np.log(1 - out))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17); t = np.ravel(y_train)
    for s in range(0, len(t), 125):
        Xb, tb = X_train[s:s+125], t[s:s+125]
        H = sigmoid(Xb @ params[5:13].reshape(4, 2).T + params[13:])
        d = sigmoid(H @ params[:4] + params[4]) - tb
        D = d[:, None]*params[:4]*H*(1-H)
        part = np.concatenate([d @ H, [d.sum()], (D.T @ Xb).ravel(), D.sum(0)])
        if len(tb) < 125:
            g[:4] = 0
        g += part
    return g
