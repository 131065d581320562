import numpy as np
import pandas as pd

UNITS = ['h1', 'h2', 'h3', 'h4']
NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')

def sig(t): return 1/(1 + np.exp(-t))

def table(params, X):
    p = pd.Series(np.asarray(params, dtype=float), index=NAMES)
    df = pd.DataFrame(np.atleast_2d(np.asarray(X, dtype=float)), columns=['x1', 'x2'])
    for k, h in enumerate(UNITS, start=1):
        df[h] = sig(df['x1']*p['v%d1' % k] + df['x2']*p['v%d2' % k] + p['b%d' % k])
    df['out'] = sig(sum(df[h]*p['u%d' % k] for k, h in enumerate(UNITS, start=1)) + p['a'])
    return p, df

def network(x, params):
    return table(params, x)[1]['out'].iloc[0]

def loss(params, X_train, y_train):
    _, df = table(params, X_train)
    df['y'] = np.ravel(y_train)
    pos = df.loc[df['y'] == 1, 'out']
    neg = df.loc[df['y'] == 0, 'out']
    return float(-np.log(pos).sum() - np.log(1 - neg).sum())

def loss_gradient(params, X_train, y_train):
    p, df = table(params, X_train)
    df['err'] = df['out'] - np.ravel(y_train)
    g = pd.Series(0.0, index=NAMES)
    g['a'] = df['err'].sum()
    for k, h in enumerate(UNITS, start=1):
        g['u%d' % k] = (df['err']*df[h]).sum()
        back = df['err']*p['u%d' % k]*df[h]*(1 - df[h])
        g['v%d1' % k] = (back*df['x1']).sum()
        g['v%d2' % k] = (back*df['x2']).sum()
        g['b%d' % k] = back.sum()
    return g.to_numpy()
