import numpy as np

def layers(params):
    return [(params[5:13].reshape(4, 2), params[13:17]), (params[:4].reshape(1, 4), params[4:5])]

def forward(act, rest):
    if not rest:
        return act
    W, b = rest[0]
    return forward(1 / (1 + np.exp(-(W @ act + b))), rest[1:])

def network(x, params):
    """sortie du réseau pour un point x"""
    return forward(np.array(x, dtype=float), layers(params))[0]


def loss(params, X_train, y_train, chunk=64):
    """entropie croisée"""
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total


def loss_gradient(params, X_train, y_train):
    """dérivées partielles"""
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
    g = np.hstack((gu, ga, gV.flatten(), gb))
    params -= 0.001 * g
    return g
