import numpy as np
def network(x, params):
    V = np.array([params[5:7], params[7:9], params[9:11], params[11:13]])
    z1 = V.dot(np.array(x)) + params[13:17]
    a1 = 1.0 / (1.0 + np.exp(-z1))
    z2 = np.dot(a1, params[0:4]) + params[4]
    return 1.0 / (1.0 + np.exp(-z2))
def loss(params, X_train, y_train):
    lik = 1.0
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        lik *= f if t == 1 else 1 - f
    return -np.log(lik)
def loss_gradient(params, X_train, y_train):
    W1 = params[5:13].reshape(4, 2)
    A1 = 1/(1 + np.exp(-(np.dot(W1, X_train.T) + params[13:17].reshape(4, 1))))   # (4, N)
    A2 = 1/(1 + np.exp(-(np.dot(params[:4], A1) + params[4])))                     # (N,)
    dZ2 = A2 - np.ravel(y_train)
    dZ1 = params[:4].reshape(4, 1) * dZ2 * A1 * (1 - A1)
    dW1 = np.dot(dZ1, X_train)
    return np.hstack((np.dot(A1, dZ2), np.sum(dZ2), dW1.ravel(), np.sum(dZ1, axis=1)))
