import numpy as np

def network(x, params):
    """2-4-1 net, see lecture"""
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


def loss(params, X_train, y_train):
    """E = -sum(y log f + (1-y) log(1-f))"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.mean(t * np.log(f) + (1 - t) * np.log(1 - f))


def loss_gradient(params, X_train, y_train):
    """17 derivatives"""
    g = np.zeros(17)
    for (x1, x2), t in zip(X_train, np.ravel(y_train)):
        h = [1/(1+np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]))) for i in range(4)]
        z = params[4]
        for i in range(4):
            z += params[i]*h[i]
        delta = 1/(1+np.exp(-z)) - t
        g[4] += delta
        for i in range(4):
            g[i] += delta*h[i]
            back = delta*params[i]*h[i]*(1 - h[i])
            g[5+2*i] += back*x1
            g[6+2*i] += back*x2
            g[13+i] += back
    return g
