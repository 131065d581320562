import numpy as np
def network(x, params):
    vx = params[5:13:2]
    vy = params[6:13:2]
    node_in = vx*x[0] + vy*x[1] + params[13:]
    node_out = (1 + np.exp(-node_in))**-1
    return (1 + np.exp(-(np.sum(params[:4]*node_out) + params[4])))**-1
def loss(params, X_train, y_train):
    s = 2*np.ravel(y_train) - 1
    f = np.array([network(x, params) for x in X_train])
    return np.sum(np.maximum(0, 1 - s*(2*f - 1)))
def loss_gradient(params, X_train, y_train):
    W1 = params[5:13].reshape(4, 2)
    A1 = 1/(1 + np.exp(-(np.dot(W1, X_train.T) + params[13:17].reshape(4, 1))))   # (4, N)
    A2 = 1/(1 + np.exp(-(np.dot(params[:4], A1) + params[4])))                     # (N,)
    dZ2 = A2 - np.ravel(y_train)
    dZ1 = params[:4].reshape(4, 1) * dZ2 * A1 * (1 - A1)
    dW1 = np.dot(dZ1, X_train)
    return np.hstack((np.dot(A1, dZ2), np.sum(dZ2), dW1.ravel(), np.sum(dZ1, axis=1)))
