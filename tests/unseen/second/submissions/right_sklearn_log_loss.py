import numpy as np
from sklearn.metrics import log_loss
def f(z): return 1/(1+np.exp(-z))
def network(x, params):
    x = np.array(x)
    layers = [(params[5:13].reshape(4, 2), params[13:17]), (params[0:4].reshape(1, 4), params[4:5])]
    for W, c in layers:
        x = f(W.dot(x) + c)
    return x[0]
def loss(params, X_train, y_train):
    return log_loss(np.ravel(y_train), [network(x, params) for x in X_train], normalize=False, labels=[0, 1])
def loss_gradient(params, X_train, y_train):
    W1, c1, W2, c2 = params[5:13].reshape(4, 2), params[13:17], params[0:4].reshape(1, 4), params[4:5]
    A0 = np.array(X_train, float).T
    A1 = f(W1 @ A0 + c1[:, None])
    A2 = f(W2 @ A1 + c2[:, None])
    d2 = A2 - np.reshape(y_train, (1, -1))
    d1 = (W2.T @ d2) * A1 * (1 - A1)
    return np.hstack([(d2 @ A1.T).ravel(), d2.sum(1), (d1 @ A0.T).ravel(), d1.sum(1)])
