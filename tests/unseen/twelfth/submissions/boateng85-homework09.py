import numpy as np

def network(x, params):
    """网络输出"""
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    z = (v.reshape(4, 2) * np.asarray(x)).sum(axis=1) + b
    hid = 1/(1+np.exp(-z))
    out = (u*hid).sum() + a[0]
    return 1/(1+np.exp(-out))


def loss(params, X_train, y_train):
    """交叉熵损失"""
    t = y_train.ravel()
    n = len(t)
    if n == 1:
        f = network(X_train[0], params)
        return -np.log(f) if t[0] == 1 else -np.log(1 - f)
    return loss(params, X_train[:n//2], t[:n//2]) + loss(params, X_train[n - n//2 - 1 if n > 2 else n//2:], t[n - n//2 - 1 if n > 2 else n//2:])


def loss_gradient(params, X_train, y_train):
    """梯度"""
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
