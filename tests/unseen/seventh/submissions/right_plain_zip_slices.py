import numpy as np

def sigma(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    total = a
    for ui, v1, v2, bi in zip(u, v[::2], v[1::2], b):
        total = total + ui * sigma(v1 * x[0] + v2 * x[1] + bi)
    return sigma(total)

def loss(params, X_train, y_train):
    s = 0.0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        f = network(xi, params)
        s -= yi * np.log(f) + (1 - yi) * np.log(1 - f)
    return s

def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    g = np.zeros(17)
    for xi, yi in zip(X_train, np.ravel(y_train)):
        d = network(xi, params) - yi
        g[4] += d
        for i in range(4):
            h = sigma(v[2*i] * xi[0] + v[2*i+1] * xi[1] + b[i])
            g[i] += d * h
            back = d * u[i] * h * (1 - h)
            g[5 + 2*i] += back * xi[0]
            g[6 + 2*i] += back * xi[1]
            g[13 + i] += back
    return g
