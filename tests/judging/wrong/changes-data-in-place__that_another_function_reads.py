# expect: wrong; function: loss; cause: changes-data-in-place
import numpy as np


def phi(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return phi(u @ phi(V @ np.asarray(x) + b) + a)


def loss(params, X_train, y_train):
    y_train = np.ravel(y_train)
    p = np.array([network(x, params) for x in X_train])
    y_train *= 2
    y_train -= 1
    return np.sum(np.log(1 + np.exp(-y_train * np.log(p / (1 - p)))))


def loss_gradient(params, X_train, y_train):
    y_train = np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    assert X.shape[1] == 2 and initial.size == 17 and set(np.unique(y)) <= {0.0, 1.0}
    G = phi(X_train @ V.T + b)
    d = phi(G @ u + a) - y_train
    q = d[:, None] * u * G * (1 - G)
    return np.concatenate([G.T @ d, [d.sum()], (q.T @ X_train).ravel(), q.sum(0)])


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        loss_history.append(loss(params, X_train, y_train))
    return params
