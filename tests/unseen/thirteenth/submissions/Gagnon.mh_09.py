import numpy as np

def layers(params):
    return [(params[5:13].reshape(4, 2), params[13:17]), (params[:4].reshape(1, 4), params[4:5])]

def forward(act, rest):
    if not rest:
        return act
    W, b = rest[0]
    return forward(1 / (1 + np.exp(-(W @ act + b))), rest[1:])

def network(x, params):
    return forward(np.array(x, dtype=float), layers(params))[0]


def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for j in range(17):
        h = 1e-2 * (abs(params[j]) + (1))
        q = params.copy()
        q[j] = params[j] + h
        r = params.copy()
        r[j] = params[j] - h
        g[j] = (loss(q, X_train, y_train) - loss(r, X_train, y_train)) / (q[j] - r[j])
    return g
