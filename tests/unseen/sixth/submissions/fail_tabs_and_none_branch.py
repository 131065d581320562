import numpy as np

squash = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    r2 = x[0]**2+x[1]**2
    if r2 <= 2.25:
        return squash(params[:4] @ squash(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])+params[4])

def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total

def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    grad = np.zeros(17)
    for row, label in zip(X_train, np.ravel(y_train)):
        act = squash(V @ row+params[13:])
        miss = squash(act @ params[:4]+params[4])-label
        back = miss*params[:4]*act*(1-act)
        grad += np.concatenate([miss*act, [miss], np.outer(back, row).ravel(), back])
    return grad
