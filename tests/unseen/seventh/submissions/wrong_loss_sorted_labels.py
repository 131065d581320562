import numpy as np

def logistic(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    hidden = [logistic(params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + params[13 + i]) for i in range(4)]
    return logistic(np.dot(hidden, params[:4]) + params[4])

def loss(params, X_train, y_train):
    labels = np.sort(y_train.ravel())
    n0 = int(np.sum(labels == 0))
    f = np.array([network(x, params) for x in X_train])
    return -np.sum(np.log(1 - f[:n0])) - np.sum(np.log(f[n0:]))

def loss_gradient(params, X_train, y_train):
    labels = y_train.ravel()
    g = np.zeros(17)
    for x, t in zip(X_train, labels):
        hidden = np.array([logistic(params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + params[13 + i]) for i in range(4)])
        d = logistic(hidden @ params[:4] + params[4]) - t
        g[:4] += d*hidden
        g[4] += d
        g[5:13] += np.repeat(d*params[:4]*hidden*(1 - hidden), 2)*np.tile(x, 4)
        g[13:] += d*params[:4]*hidden*(1 - hidden)
    return g
