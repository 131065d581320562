import numpy as np

def weights(params):
    it = iter(params)
    u = [next(it) for _ in range(4)]
    a = next(it)
    v = [(next(it), next(it)) for _ in range(4)]
    b = list(it)
    return u, a, v, b

def squash(z):
    return 1.0/(1.0 + np.exp(-z))

def network(x, params):
    u, a, v, b = weights(params)
    return squash(a + sum(ui*squash(vi[0]*x[0] + vi[1]*x[1] + bi) for ui, vi, bi in zip(u, v, b)))

def surprises(params, X, y):
    for x, t in zip(X, np.nditer(y)):
        p = network(x, params)
        yield -np.log(p if t == 1 else 1 - p)

def loss(params, X_train, y_train):
    return sum(surprises(params, X_train, y_train))

def pulls(params, X, y):
    u, a, v, b = weights(params)
    for (x1, x2), t in zip(X, np.ravel(y)):
        h = [squash(vi[0]*x1 + vi[1]*x2 + bi) for vi, bi in zip(v, b)]
        d = network((x1, x2), params) - t
        yield from ((i, d*hi) for i, hi in enumerate(h))
        yield 4, d
        for i, (ui, hi) in enumerate(zip(u, h)):
            back = d*ui*hi*(1 - hi)
            yield 5 + 2*i, back*x1
            yield 6 + 2*i, back*x2
            yield 13 + i, back

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for k, amount in pulls(params, X_train, y_train):
        g[k] += amount
    return g
