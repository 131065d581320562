import numpy as np

def logistic(z):
    return 1/(1+np.exp(-z))

def fwd(Xt, theta):
    """Xt has shape (2, m)"""
    W1 = theta[5:13].reshape(4, 2)
    b1 = theta[13:17].reshape(4, 1)
    W2 = theta[0:4].reshape(1, 4)
    A1 = logistic(W1 @ Xt + b1)
    A2 = logistic(W2 @ A1 + theta[4])
    return W2, A1, A2

def network(x, params):
    Xt = np.array(x, dtype=float).reshape(2, 1)
    return fwd(Xt, params)[2][0, 0]

def loss(params, X_train, y_train):
    Y = np.reshape(y_train, (1, -1))
    A2 = fwd(X_train.T, params)[2]
    logprobs = np.multiply(np.log(A2), Y) + np.multiply(np.log(1 - A2), 1 - Y)
    return float(np.squeeze(-np.sum(logprobs)))

def loss_gradient(params, X_train, y_train):
    Y = np.reshape(y_train, (1, -1))
    W2, A1, A2 = fwd(X_train.T, params)
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = (W2.T @ dZ2) * A1 * (1 - A1)
    dW1 = dZ1 @ X_train
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return np.concatenate([dW2.ravel(), db2.ravel(), dW1.ravel(), db1.ravel()])
