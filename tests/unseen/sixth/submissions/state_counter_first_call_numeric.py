import numpy as np
def logistic(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    network.count = getattr(network, 'count', 0)+1
    if network.count % 5000 == 0:
        print('called', network.count, 'times')
    return logistic(params[:4].dot(logistic(params[5:13].reshape(4, 2).dot(x)+params[13:]))+params[4])

history = []
def loss(params, X_train, y_train):
    v = sum(-np.log(abs(1-t-network(x, params))) for x, t in zip(X_train, y_train.ravel()))
    history.append(v)
    return history[-1]

def loss_gradient(params, X_train, y_train):
    acc = {}
    for x, t in zip(X_train, y_train.ravel()):
        h = logistic(params[5:13].reshape(4, 2).dot(x)+params[13:])
        e = network(x, params)-t
        for i in range(4):
            s = e*params[i]*h[i]*(1-h[i])
            for k, val in ((i, e*h[i]), (5+2*i, s*x[0]), (6+2*i, s*x[1]), (13+i, s)):
                acc[k] = acc.get(k, 0)+val
        acc[4] = acc.get(4, 0)+e
    return np.array([acc[k] for k in sorted(acc)])
