# expect: wrong; function: loss; cause: right-in-part
import numpy as np
import matplotlib.pyplot as plt
import pandas as pd
import autograd.numpy as anp
import autograd

names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')

def _frame(params, X_train):
    p = pd.Series(np.asarray(params, dtype=float), index=names)
    df = pd.DataFrame(np.asarray(X_train, dtype=float), columns=['x1', 'x2'])
    df['z'] = p['a']
    for j in '1234':
        q = p['v' + j + '1'] * df['x1'] + p['v' + j + '2'] * df['x2'] + p['b' + j]
        df['g' + j] = 1 / (1 + np.exp(-q))
        df['z'] = df['z'] + p['u' + j] * df['g' + j]
    df['out'] = 1 / (1 + np.exp(-df['z']))
    return p, df

def network(x, params):
    _, df = _frame(params, [x])
    return df['out'].iloc[0]

def loss(params, X_train, y_train):
    _, df = _frame(params, X_train)
    df['y'] = np.ravel(y_train)
    df = df.drop_duplicates(subset=['x1'])
    ones = df[df['y'] > 0.5]
    zeros = df[df['y'] <= 0.5]
    return -np.log(ones['out']).sum() - np.log(1 - zeros['out']).sum()

def loss_gradient(params, X_train, y_train):
    p, df = _frame(params, X_train)
    d = df['out'] - np.ravel(y_train)
    g = pd.Series(0.0, index=names)
    g['a'] = d.sum()
    for j in '1234':
        g['u' + j] = (d * df['g' + j]).sum()
        dq = d * p['u' + j] * df['g' + j] * (1 - df['g' + j])
        g['v' + j + '1'] = (dq * df['x1']).sum()
        g['v' + j + '2'] = (dq * df['x2']).sum()
        g['b' + j] = dq.sum()
    return g.values

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    rows = []
    p = initial.copy()
    for i in range(n_steps + 1):
        rows.append({'step': i, 'loss': loss(p, X_train, y_train), **dict(zip(names, p))})
        p = p - eta * loss_gradient(p, X_train, y_train)
    return pd.DataFrame(rows).set_index('step')
