import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
BLOCK = 64
def blocks(X, y):
    y = np.reshape(y, -1)
    for i in range(0, len(X), BLOCK):
        yield X[i:i+BLOCK], y[i:i+BLOCK]
def loss(params, X_train, y_train):
    total = 0.
    for Xb, yb in blocks(X_train, y_train):
        H = sigmoid(Xb @ params[5:13].reshape(4, 2).T + params[13:])
        p = sigmoid(H @ params[:4] + params[4])
        total += -(yb @ np.log(p) + (1 - yb) @ np.log1p(-p))
    return total
def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for Xb, yb in blocks(X_train, y_train):
        Xb1 = np.hstack([Xb, np.ones((len(Xb), 1))])
        W = np.hstack([params[5:13].reshape(4, 2), params[13:, None]])
        H = sigmoid(Xb1 @ W.T)
        d = sigmoid(H @ params[:4] + params[4]) - yb
        dW = (d[:, None]*params[:4]*H*(1-H)).T @ Xb1
        total[:4] += d @ H; total[4] += d.sum()
        total[5:13] += dW[:, :2].ravel(); total[13:] += dW[:, 2]
    return total
