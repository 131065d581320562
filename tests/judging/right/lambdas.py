# expect: right
import numpy as np

s = lambda t: 1 / (1 + np.exp(-t))
H = lambda p, X: s(X @ p[5:13].reshape(4, 2).T + p[13:])
Z = lambda p, X: H(p, X) @ p[:4] + p[4]
network = lambda x, params: s(Z(params, np.array(x)))
loss = lambda params, X_train, y_train: np.sum(np.logaddexp(0, Z(params, X_train) * (1 - 2 * y_train.flatten())))
delta = lambda p, X, y: s(Z(p, X)) - y.flatten()
D = lambda p, X, y: delta(p, X, y)[:, None] * p[:4] * H(p, X) * (1 - H(p, X))
loss_gradient = lambda params, X_train, y_train: np.concatenate([
    H(params, X_train).T @ delta(params, X_train, y_train),
    [delta(params, X_train, y_train).sum()],
    (D(params, X_train, y_train).T @ X_train).flatten(),
    D(params, X_train, y_train).sum(axis=0),
])
