import numpy as np

def sigmoid(t): return 1/(1+np.exp(-t))

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return sigmoid(u @ sigmoid(v.reshape(4,2) @ np.array(x) + b) + a[0])

def loss(params, X_train, y_train):
    y = y_train.astype(np.uint8).ravel()     # class labels
    p = np.array([network(x, params) for x in X_train])
    return np.sum(-y*np.log(p) - (1-y)*np.log(1-p))

def loss_gradient(params, X_train, y_train):
    u, a, v, b = np.split(params, [4, 5, 13])
    H = sigmoid(X_train @ v.reshape(4,2).T + b)
    diff = sigmoid(H @ u + a) - y_train.ravel()
    D = diff[:,None]*u*H*(1-H)
    return np.concatenate([diff @ H, [diff.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
