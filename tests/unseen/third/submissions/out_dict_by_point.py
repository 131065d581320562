import numpy as np
def network(x, params):
    s = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    w = params[5:13]
    hidden = s(w[0::2] * x[0] + w[1::2] * x[1] + params[13:17])
    return s((params[:4] * hidden).sum() + params[4])
def loss(params, X_train, y_train):
    label = {tuple(x): t for x, t in zip(X_train, y_train.ravel())}
    s = 0.
    for x, t in label.items():
        p = network(x, params)
        s += -np.log(p) if t == 1 else -np.log(1-p)
    return s
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    labels = np.ravel(y_train)
    for k in range(len(X_train)):
        x1, x2 = X_train[k]
        err = network(X_train[k], params) - labels[k]
        g[4] += err
        for j in range(4):
            h = 1 / (1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            g[j] += err * h
            back = err * params[j] * h * (1 - h)
            g[5+2*j] += back * x1
            g[6+2*j] += back * x2
            g[13+j] += back
    return g
