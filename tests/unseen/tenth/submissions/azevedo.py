import numpy as np
def network(x, params):
    U, a = params[:4], params[4]
    W1 = params[5:13].reshape(4, 2)
    b = params[13:]
    s = 1 / (1 + np.exp(-(W1.dot(x) + b)))
    return 1 / (1 + np.exp(-(U.dot(s) + a)))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    s = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    zz = s @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, zz) - t*zz)

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        d = network(x, params)-t
        g[:4] += d*h
        g[4] += d
        for i in range(4):
            g[5+2*i] += d*h[i]*(1-h[i])*x[0]
            g[6+2*i] += d*h[i]*(1-h[i])*x[1]
            g[13+i] += d*h[i]*(1-h[i])
    return g
