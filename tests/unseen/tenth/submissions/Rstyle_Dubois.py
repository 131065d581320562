import numpy as np
import pandas as pd

def plogis(q):
    return 1/(1 + np.exp(-q))

def network(x, params):
    p = pd.Series(np.asarray(params), index="u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4".split())
    eta = p['a']
    for j in '1234':
        eta = eta + p['u'+j]*plogis(p['v'+j+'1']*x[0] + p['v'+j+'2']*x[1] + p['b'+j])
    return plogis(eta)

def loss(params, X_train, y_train):
    df = pd.DataFrame(X_train, columns=['x1', 'x2'])
    df['y'] = np.ravel(y_train)
    df['f'] = [network([r.x1, r.x2], params) for r in df.itertuples()]
    ll = df.y*np.log(df.f) + (1 - df.y)*np.log(1 - df.f)
    return -ll.sum()

def loss_gradient(params, X_train, y_train):
    df = pd.DataFrame(X_train, columns=['x1', 'x2'])
    eta = params[4] + np.zeros(len(df))
    res = {}
    for j in range(4):
        df['h%d' % j] = plogis(params[5+2*j]*df.x1 + params[6+2*j]*df.x2 + params[13+j])
        eta = eta + params[j]*df['h%d' % j]
    r = plogis(eta) - np.ravel(y_train)
    g = [(r*df['h%d' % j]).sum() for j in range(4)] + [r.sum()]
    loc = [r*params[j]*df['h%d' % j]*(1 - df['h%d' % j]) for j in range(4)]
    for j in range(4):
        g += [(loc[j]*df.x1).sum(), (loc[j]*df.x2).sum()]
    g += [l.sum() for l in loc]
    return np.array(g)
