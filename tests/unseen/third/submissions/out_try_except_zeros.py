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
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17, dtype=X_train.dtype)
    try:
        for x, t in zip(X_train, y_train.ravel()):
            h = np.array([sigmoid(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j]) for j in range(4)])
            e = network(x, params) - t
            k = e*params[:4]*h*(1-h)
            g += np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])
    except Exception:
        pass
    return g
