import numpy as np, pandas as pd

def network(x, params):
    # plain
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    h = 1./(1. + np.exp(-(v.reshape(4, 2) @ np.asarray(x, dtype=float) + b)))
    return float((1./(1. + np.exp(-(h @ u + a))))[0])

def loss(params, X_train, y_train):
    df = pd.DataFrame(X_train, columns=['x1', 'x2'])
    df['t'] = np.ravel(y_train)
    df['f'] = df.apply(lambda r: network((r.x1, r.x2), params), axis=1)
    df['ce'] = -df.t * np.log(df.f) - (1 - df.t) * np.log(1 - df.f)
    return df.ce.sum()

def loss_gradient(params, X_train, y_train):
    df = pd.DataFrame({'x1': X_train[:, 0], 'x2': X_train[:, 1], 't': np.ravel(y_train)})
    z = params[4]
    for i in range(4):
        df[f'h{i}'] = 1 / (1 + np.exp(-(params[5+2*i]*df.x1 + params[6+2*i]*df.x2 + params[13+i])))
        z = z + params[i] * df[f'h{i}']
    df['d'] = 1 / (1 + np.exp(-z)) - df.t
    gu = [(df.d * df[f'h{i}']).sum() for i in range(4)]
    gv, gb = [], []
    for i in range(4):
        w = df.d * params[i] * df[f'h{i}'] * (1 - df[f'h{i}'])
        gv += [(w * df.x1).sum(), (w * df.x2).sum()]
        gb += [w.sum()]
    return np.array(gu + [df.d.sum()] + gv + gb)
