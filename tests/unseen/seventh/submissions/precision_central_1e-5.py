import numpy as np

def logistic(z):
    return np.where(z >= 0, 1/(1+np.exp(-np.abs(z))), np.exp(-np.abs(z))/(1+np.exp(-np.abs(z))))

def logits(params, X):
    return logistic(X @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4]

def network(x, params):
    return float(logistic(logits(params, np.array(x, dtype=float))))

def loss(params, X_train, y_train):
    z = logits(params, X_train)
    return np.sum(np.logaddexp(0, z)) - y_train.ravel() @ z

def loss_gradient(params, X_train, y_train, h=1e-5):
    grad = np.zeros_like(params)
    for i in range(params.size):
        e = np.zeros_like(params)
        e[i] = h
        grad[i] = (loss(params + e, X_train, y_train) - loss(params - e, X_train, y_train)) / (2*h)
    return grad
