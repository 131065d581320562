import numpy as np
import pandas as pd
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)

def table(X_train, y_train):
    return pd.DataFrame({'x1': X_train[:, 0].astype(float), 'x2': X_train[:, 1].astype(float), 't': np.ravel(y_train)})

def loss(params, X_train, y_train):
    df = table(X_train, y_train)
    df['p'] = df.apply(lambda r: network([r.x1, r.x2], params), axis=1)
    return float(sum(-np.log(grp.p if lab == 1 else 1-grp.p).sum() for lab, grp in df.groupby('t')))

def loss_gradient(params, X_train, y_train):
    def one(r):
        h = sigmoid(params[5:13:2]*r.x1 + params[6:13:2]*r.x2 + params[13:])
        e = sigmoid(params[:4] @ h + params[4]) - r.t
        k = e*params[:4]*h*(1-h)
        return pd.Series(np.r_[e*h, e, np.c_[k*r.x1, k*r.x2].ravel(), k])
    return table(X_train, y_train).apply(one, axis=1).sum().values
