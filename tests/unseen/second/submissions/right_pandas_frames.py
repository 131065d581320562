import numpy as np
import pandas as pd
def tabla(X, params):
    df = pd.DataFrame({'x1': X[:, 0], 'x2': X[:, 1]})
    for i in range(4):
        df[f'h{i}'] = 1 / (1 + np.exp(-(params[5+2*i]*df.x1 + params[6+2*i]*df.x2 + params[13+i])))
    df['z'] = sum(params[i]*df[f'h{i}'] for i in range(4)) + params[4]
    df['p'] = 1 / (1 + np.exp(-df.z))
    return df
def network(x, params):
    return tabla(np.array([x], dtype=float), params).p.iloc[0]
def loss(params, X_train, y_train):
    df = tabla(X_train, params).assign(y=np.ravel(y_train))
    df['q'] = df.p.where(df.y == 1, 1 - df.p)
    return -np.log(df.q).groupby(df.y).sum().sum()
def loss_gradient(params, X_train, y_train):
    df = tabla(X_train, params)
    e = df.p - pd.Series(np.ravel(y_train))
    out = pd.Series(0., index=range(17))
    out[4] = e.sum()
    for i in range(4):
        h = df[f'h{i}']
        k = e*params[i]*h*(1 - h)
        out[i], out[13+i] = (e*h).sum(), k.sum()
        out[5+2*i], out[6+2*i] = (k*df.x1).sum(), (k*df.x2).sum()
    return out.to_numpy()
