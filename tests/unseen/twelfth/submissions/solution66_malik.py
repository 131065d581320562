import numpy as np

def network(x, params):
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    z = (v.reshape(4, 2) * np.asarray(x)).sum(axis=1) + b
    hid = 1/(1+np.exp(-z))
    out = (u*hid).sum() + a[0]
    return 1/(1+np.exp(-out))


def loss(params, X_train, y_train):
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    gu, ga, gV, gb = np.zeros(4), 0., np.zeros((4, 2)), np.zeros(4)
    for x, t in zip(X_train, y_train.ravel()):
        y = 1/(1 + np.exp(-(V @ x + b)))
        e = 1/(1 + np.exp(-(u @ y + a))) - t
        gu += e * y
        ga += e
        back = e * u * y * (1 - y)
        gV += np.outer(back, x)
        gb += back
    return np.hstack((gu, ga, gV.flatten(), gb))
