import numpy as np

def f_sig(z):
    return np.where(z > 0, 1/(1+np.exp(-z)), np.exp(z)/(1+np.exp(z)))

def network(x, params):
    V = params[5:13].reshape(4, 2)
    B = params[13:17]
    U = params[0:4]
    return float(f_sig(U @ f_sig(V @ np.asarray(x, float) + B) + params[4]))

def loss(params, X_train, y_train):
    ans = 0
    for i in range(len(y_train)):
        f = network(X_train[i], params)
        ans -= np.log(f) if y_train.flat[i] == 1. else np.log(1-f)
    return ans

def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    B = params[13:17]
    U = params[0:4]
    ans = np.zeros(17)
    for i in range(len(y_train)):
        h = f_sig(V @ X_train[i] + B)
        err = network(X_train[i], params) - y_train.flat[i]
        ans[0:4] += err*h
        ans[4] += err
        ans[5:13] += np.outer(err*U*h*(1-h), X_train[i]).ravel()
        # biases are constant
    return ans
