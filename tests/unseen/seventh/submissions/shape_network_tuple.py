import numpy as np

def sigmoid(t): return 1/(1+np.exp(-t))

def network(x, params):
    hidden = sigmoid(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])
    return sigmoid(params[:4] @ hidden + params[4]), hidden

def loss(params, X_train, y_train):
    total = 0
    for x, y in zip(X_train, np.ravel(y_train)):
        out, _ = network(x, params)
        total -= y*np.log(out) + (1-y)*np.log(1-out)
    return total

def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        out, hidden = network(x, params)
        d = out-y
        dh = d*params[:4]*hidden*(1-hidden)
        total += np.concatenate([d*hidden, [d], np.outer(dh, x).ravel(), dh])
    return total
