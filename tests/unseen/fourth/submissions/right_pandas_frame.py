import pandas as pd
def table(params, X, t):
    df = pd.DataFrame(np.array(X, dtype=float), columns=['x1', 'x2'])
    df['t'] = np.ravel(t)
    df['z'] = params[4]
    for i in range(4):
        df[f'h{i}'] = 1/(1 + np.exp(-(params[5+2*i]*df.x1 + params[6+2*i]*df.x2 + params[13+i])))
        df['z'] += params[i]*df[f'h{i}']
    df['f'] = 1/(1 + np.exp(-df.z))
    return df
def network(x, params):
    return table(params, [x], [0]).f.iloc[0]
def loss(params, X_train, y_train):
    df = table(params, X_train, y_train)
    return -(np.log(df.f[df.t == 1]).sum() + np.log1p(-df.f[df.t == 0]).sum())
def loss_gradient(params, X_train, y_train):
    df = table(params, X_train, y_train)
    r = df.f - df.t
    g = [(r*df[f'h{i}']).sum() for i in range(4)] + [r.sum()]
    back = [r*params[i]*df[f'h{i}']*(1 - df[f'h{i}']) for i in range(4)]
    for e in back:
        g += [(e*df.x1).sum(), (e*df.x2).sum()]
    return np.array(g + [e.sum() for e in back])
