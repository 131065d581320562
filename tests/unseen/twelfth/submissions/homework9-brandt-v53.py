import matplotlib.pyplot as plt
import numpy as np
import functools

def network(x, params):
    g = lambda t: 1/(1+np.exp(-t))
    def add(acc, i):
        return acc + params[i]*g(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return g(functools.reduce(add, range(4), params[4]))


def loss(params, X_train, y_train, chunk=64):
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total


def loss_gradient(params, X_train, y_train):
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])


def abstieg(p, X, y, eta):
    while True:
        yield p
        p = p - eta*loss_gradient(p, X, y)

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    verlauf = []
    for k, p in zip(range(n_steps + 1), abstieg(initial.copy(), X_train, y_train, eta)):
        verlauf.append(loss(p, X_train, y_train))
        print(f'Schritt {k}: {verlauf[-1]:.2f}')
    plt.plot(verlauf)
