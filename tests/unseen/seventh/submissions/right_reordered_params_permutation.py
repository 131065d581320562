import numpy as np

# per node: v_i1, v_i2, b_i, u_i   and last a
ORDER = np.array([5, 6, 13, 0, 7, 8, 14, 1, 9, 10, 15, 2, 11, 12, 16, 3, 4])
BACK = np.argsort(ORDER)

def sgd(t):
    return 1 / (1 + np.exp(-t))

def nodes(params):
    q = np.asarray(params)[ORDER]
    return q[:16].reshape(4, 4), q[16]

def network(x, params):
    N, a = nodes(params)
    return sgd(sum(n[3] * sgd(n[0] * x[0] + n[1] * x[1] + n[2]) for n in N) + a)

def loss(params, X_train, y_train):
    return sum(-np.log(network(x, params)) if y == 1 else -np.log(1 - network(x, params)) for x, y in zip(X_train, y_train.flatten()))

def loss_gradient(params, X_train, y_train):
    N, a = nodes(params)
    G, ga = np.zeros((4, 4)), 0.0
    for x, y in zip(X_train, y_train.flatten()):
        r = network(x, params) - y
        ga += r
        for n, g in zip(N, G):
            h = sgd(n[0] * x[0] + n[1] * x[1] + n[2])
            k = r * n[3] * h * (1 - h)
            g += np.array([k * x[0], k * x[1], k, r * h])
    return np.append(G, ga)[BACK]
