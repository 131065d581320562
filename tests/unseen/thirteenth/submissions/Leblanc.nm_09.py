import numpy as np

def f32(*q):
    return [np.asarray(a, dtype=np.float32) for a in q]

def hidden(p, X):
    return 1/(1 + np.exp(-(X @ p[5:13].reshape(4, 2).T + p[13:])))

def network(x, params):
    p, X = f32(params, [x])
    return float((1/(1 + np.exp(-(hidden(p, X) @ p[:4] + p[4]))))[0])


def loss(params, X_train, y_train):
    p, X, t = f32(params, X_train, np.ravel(y_train))
    s = (1 - 2*t)*(hidden(p, X) @ p[:4] + p[4])
    return float(np.sum(np.logaddexp(np.float32(0), s)))


def loss_gradient(params, X_train, y_train):
    p, X, t = f32(params, X_train, np.ravel(y_train))
    H = hidden(p, X)
    r = 1/(1 + np.exp(-(H @ p[:4] + p[4]))) - t
    D = r[:, None]*p[:4]*H*(1 - H)
    return np.concatenate([H.T @ r, [r.sum()], (D.T @ X).ravel(), D.sum(0)]).astype(float)
