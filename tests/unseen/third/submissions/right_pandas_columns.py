import numpy as np
import pandas as pd
def table(params, X):
    df = pd.DataFrame(np.asarray(X, dtype=float), columns=['x1', 'x2'])
    df['z'] = params[4]
    for j in range(4):
        df[f'h{j}'] = 1/(1+np.exp(-(params[5+2*j]*df.x1 + params[6+2*j]*df.x2 + params[13+j])))
        df['z'] += params[j]*df[f'h{j}']
    df['p'] = 1/(1+np.exp(-df.z))
    return df
def network(x, params): return table(params, [x]).p.iloc[0]
def loss(params, X_train, y_train):
    df = table(params, X_train).assign(y=np.ravel(y_train))
    return float(-(df.y*np.log(df.p) + (1-df.y)*np.log(1-df.p)).sum())
def loss_gradient(params, X_train, y_train):
    df = table(params, X_train)
    df['e'] = df.p - np.ravel(y_train)
    g = pd.Series(0.0, index=range(17))
    g[4] = df.e.sum()
    for j in range(4):
        h = df[f'h{j}']
        k = df.e*params[j]*h*(1-h)
        g[j], g[5+2*j], g[6+2*j], g[13+j] = (df.e*h).sum(), (k*df.x1).sum(), (k*df.x2).sum(), k.sum()
    return g.to_numpy()
