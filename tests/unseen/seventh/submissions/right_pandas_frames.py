import numpy as np
import pandas as pd

def sig(s):
    return 1 / (1 + np.exp(-s))

def table(X, params):
    df = pd.DataFrame(np.asarray(X, dtype=float), columns=['x1', 'x2'])
    for i in range(4):
        df[f'h{i}'] = sig(params[5 + 2*i] * df.x1 + params[6 + 2*i] * df.x2 + params[13 + i])
    df['f'] = sig(df[['h0', 'h1', 'h2', 'h3']].to_numpy() @ params[:4] + params[4])
    return df

def network(x, params):
    return table([x], params)['f'].iloc[0]

def loss(params, X_train, y_train):
    df = table(X_train, params)
    df['y'] = np.ravel(y_train)
    return -(df.y * np.log(df.f) + (1 - df.y) * np.log(1 - df.f)).sum()

def loss_gradient(params, X_train, y_train):
    df = table(X_train, params)
    e = df.f - np.ravel(y_train)
    out = {}
    for i in range(4):
        h = df[f'h{i}']
        k = e * params[i] * h * (1 - h)
        out[i] = (e * h).sum()
        out[5 + 2*i] = (k * df.x1).sum()
        out[6 + 2*i] = (k * df.x2).sum()
        out[13 + i] = k.sum()
    out[4] = e.sum()
    return pd.Series(out).sort_index().to_numpy()
