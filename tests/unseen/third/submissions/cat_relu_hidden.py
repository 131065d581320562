import numpy as np
def network(x, params):
    h = np.maximum(0, params[5:13].reshape(4, 2) @ np.array(x) + params[13:])
    return 1/(1+np.exp(-(params[:4] @ h + params[4])))
def loss(params, X_train, y_train):
    total = 0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        p = network(xi, params)
        total -= yi * np.log(p) + (1 - yi) * np.log(1 - p)
    return total
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
