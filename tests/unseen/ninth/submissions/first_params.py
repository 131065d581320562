import numpy as np
W = None


def network(x, params):
    global W, u, a, b
    if W is None:
        u = params[:4].copy(); a = params[4]
        W = params[5:13].reshape(4,2).copy(); b = params[13:].copy()
    h = 1/(1+np.exp(-(W@np.array(x)+b)))
    return 1/(1+np.exp(-(u@h+a)))


def loss(params, X_train, y_train):
    terms = []
    for xi, ti in zip(X_train, y_train.ravel()):
        fi = network(xi, params)
        terms.append(-ti*np.log(fi) - (1 - ti)*np.log(1 - fi))
    return np.sum(terms)


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
