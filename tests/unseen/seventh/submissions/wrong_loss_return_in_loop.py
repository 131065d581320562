import numpy as np

def act(t):
    return 1/(1+np.exp(-t))

def network(x, params):
    h = act(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])
    return act(params[:4] @ h + params[4])

def loss(params, X_train, y_train):
    total = 0
    for i in range(X_train.shape[0]):
        f = network(X_train[i], params)
        yi = y_train.ravel()[i]
        total += -yi*np.log(f) - (1-yi)*np.log(1-f)
        return total

def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for i in range(X_train.shape[0]):
        h = act(params[5:13].reshape(4, 2) @ X_train[i] + params[13:])
        delta = network(X_train[i], params) - y_train.ravel()[i]
        total[:4] += delta*h
        total[4] += delta
        total[5:13] += np.outer(delta*params[:4]*h*(1-h), X_train[i]).ravel()
        total[13:] += delta*params[:4]*h*(1-h)
    return total
