import numpy as np
import pandas as pd

def sgm(t): return 1/(1+np.exp(-t))

def network(x, params):
    h = [sgm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)]
    return sgm(np.dot(params[:4], h)+params[4])

def frame(X, y):
    return pd.DataFrame({'x1': X[:, 0], 'x2': X[:, 1], 'y': np.ravel(y)})

def loss(params, X_train, y_train):
    def nll(r):
        f = network((r['x1'], r['x2']), params)
        return -np.log(f) if r['y'] == 1 else -np.log(1-f)
    return frame(X_train, y_train).apply(nll, axis=1).sum()

def loss_gradient(params, X_train, y_train):
    def g(r):
        x = np.array([r['x1'], r['x2']])
        h = sgm(params[5:13].reshape(4, 2) @ x + params[13:])
        e = network(x, params) - r['y']
        k = e*params[:4]*h*(1-h)
        return pd.Series(np.r_[e*h, e, np.outer(k, x).ravel(), k])
    return frame(X_train, y_train).apply(g, axis=1).sum().to_numpy()
