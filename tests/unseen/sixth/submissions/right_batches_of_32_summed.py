import numpy as np
BATCH = 32

def sigm(t): return np.piecewise(t, [t >= 0], [lambda q: 1/(1+np.exp(-q)), lambda q: np.exp(q)/(1+np.exp(q))])

def forward(X, params):
    Z1 = X @ params[5:13].reshape(4, 2).T + params[13:17]
    A1 = sigm(Z1)
    Z2 = A1 @ params[0:4] + params[4]
    return A1, Z2

def network(x, params):
    _, z = forward(np.array([x], dtype=float), params)
    return sigm(z)[0]

def batches(X, y):
    y = y.reshape(-1)
    for start in range(0, len(X), BATCH):
        yield X[start:start+BATCH], y[start:start+BATCH]

def loss(params, X_train, y_train):
    total = 0.0
    for xb, yb in batches(X_train, y_train):
        _, z = forward(xb, params)
        total += np.sum(np.logaddexp(0, z) - yb*z)
    return total

def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for xb, yb in batches(X_train, y_train):
        A1, z = forward(xb, params)
        d = sigm(z) - yb
        D = A1*(1-A1)*np.outer(d, params[0:4])
        total += np.concatenate([d @ A1, [d.sum()], (D.T @ xb).ravel(), D.sum(axis=0)])
    return total
