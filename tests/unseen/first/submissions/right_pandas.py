import numpy as np
import pandas as pd

def frame(X, params):
    df = pd.DataFrame(np.asarray(X, dtype=float), columns=['x1', 'x2'])
    out = pd.Series(params[4], index=df.index)
    for j in range(4):
        df[f'h{j}'] = 1/(1+np.exp(-(params[5+2*j]*df.x1 + params[6+2*j]*df.x2 + params[13+j])))
        out = out + params[j]*df[f'h{j}']
    df['yhat'] = 1/(1+np.exp(-out))
    return df

def network(x, params):
    return frame([x], params)['yhat'].iloc[0]

def loss(params, X_train, y_train):
    df = frame(X_train, params)
    df['t'] = np.ravel(y_train)
    return -(np.log(df.yhat).where(df.t == 1, np.log(1-df.yhat))).sum()

def loss_gradient(params, X_train, y_train):
    df = frame(X_train, params)
    r = df.yhat - np.ravel(y_train)
    g = pd.Series(0.0, index='u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4'.split())
    g['a'] = r.sum()
    for j in range(4):
        h = df[f'h{j}']
        g[f'u{j+1}'] = (r*h).sum()
        k = r*params[j]*h*(1-h)
        g[f'v{j+1}1'], g[f'v{j+1}2'], g[f'b{j+1}'] = (k*df.x1).sum(), (k*df.x2).sum(), k.sum()
    return g.to_numpy()
