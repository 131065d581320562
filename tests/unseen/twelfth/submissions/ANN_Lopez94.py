import math
import numpy as np

sigma = np.vectorize(lambda t: 1/(1 + math.exp(-t)), otypes=[float])
parts = lambda p: dict(u=p[:4], a=p[4], V=p[5:13].reshape(4, 2), b=p[13:])

def network(x, params):
    q = parts(params)
    return float(sigma(q['u'] @ sigma(q['V'] @ x + q['b']) + q['a']))

xent = np.vectorize(lambda f, t: -math.log(f) if t == 1 else -math.log1p(-f), otypes=[float])

def loss(params, X_train, y_train):
    return xent([network(x, params) for x in X_train], np.ravel(y_train)).sum()

def loss_gradient(params, X_train, y_train):
    q = parts(params)
    H = sigma(X_train @ q['V'].T + q['b'])
    r = sigma(H @ q['u'] + q['a']) - np.ravel(y_train)
    pieces = np.empty(4, dtype=object)
    D = r[:, None]*(q['u']*H*(1 - H))
    pieces[0], pieces[1], pieces[2], pieces[3] = H.T @ r, np.array([r.sum()]), (D.T @ X_train).ravel(), D.sum(0)
    return np.concatenate(list(pieces)).astype(float)
