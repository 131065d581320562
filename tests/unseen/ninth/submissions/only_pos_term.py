import numpy as np

def network(x, params):
    V = np.array([params[5:7], params[7:9], params[9:11], params[11:13]])
    z1 = V.dot(np.array(x)) + params[13:17]
    a1 = 1.0 / (1.0 + np.exp(-z1))
    z2 = np.dot(a1, params[0:4]) + params[4]
    return 1.0 / (1.0 + np.exp(-z2))

def loss(params, X_train, y_train):
    # categorical cross entropy: -sum y log p
    return -sum(t*np.log(network(x, params)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    u = params[0:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:17]
    total = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = 1/(1 + np.exp(-(V @ x + b)))
        f = 1/(1 + np.exp(-(u @ h + a)))
        delta = f - t
        dh = delta*u*h*(1 - h)
        total += np.concatenate([delta*h, [delta], np.outer(dh, x).ravel(), dh])
    return total
