import numpy as np
squash = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    x = x.reshape(2, 1)
    h = squash(params[5:13].reshape(4, 2) @ x+params[13:].reshape(4, 1))
    return squash((params[:4] @ h).item()+params[4])

def loss(params, X_train, y_train):
    probs = np.array([network(row, params) for row in X_train])
    target = np.reshape(y_train, -1)
    return -np.sum(target*np.log(probs)+(1-target)*np.log(1-probs))

def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    grad = np.zeros(17)
    for row, label in zip(X_train, np.ravel(y_train)):
        act = squash(V @ row+params[13:])
        miss = squash(act @ params[:4]+params[4])-label
        back = miss*params[:4]*act*(1-act)
        grad += np.concatenate([miss*act, [miss], np.outer(back, row).ravel(), back])
    return grad
