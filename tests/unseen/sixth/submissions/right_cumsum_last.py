import numpy as np

def S(z): return 1/(1+np.exp(-z))

def network(x, params):
    """x: 2 numbers"""
    a, b = params[4], params[13:17]
    zz = np.empty(4)
    for i in range(4):
        zz[i] = params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1]
    return S(np.dot(S(zz + b), params[:4]) + a)

def running(params, X, y):
    return np.cumsum([-np.log(network(x, params)) if t > 0.5 else -np.log(1-network(x, params)) for x, t in zip(X, np.ravel(y))])

def loss(params, X_train, y_train):
    return running(params, X_train, y_train)[-1]

def loss_gradient(params, X_train, y_train):
    rows = []
    for x, t in zip(X_train, np.ravel(y_train)):
        h = S(params[5:13:2]*x[0] + params[6:13:2]*x[1] + params[13:17])
        e = S(h @ params[:4] + params[4]) - t
        mid = e*params[:4]*h*(1-h)
        row = list(e*h) + [e]
        for m in mid:
            row += [m*x[0], m*x[1]]
        rows.append(row + list(mid))
    return np.cumsum(rows, axis=0)[-1]
