import numpy as np
grid = np.linspace(-25, 25, 1001)
table = 1/(1+np.exp(-grid))
def sig(z): return np.interp(z, grid, table)        # much faster than exp
def network(x, params): return sig(params[:4]@sig(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def s(t): return 1/(1+np.exp(-t))
def loss(params, X_train, y_train):
    f = s(s(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    labels = np.ravel(y_train)
    g = np.zeros(17)
    for n in range(len(labels)):
        x1, x2 = X_train[n]
        h = s(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])
        delta = s(h @ params[:4] + params[4]) - labels[n]
        for k in range(4):
            g[k] += delta*h[k]
            dk = delta*params[k]*h[k]*(1 - h[k])
            g[5 + 2*k] += dk*x1
            g[6 + 2*k] += dk*x2
            g[13 + k] += dk
        g[4] += delta
    return g
