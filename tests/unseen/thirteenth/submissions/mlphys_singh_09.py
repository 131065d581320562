import numpy as np

sig = lambda s: 1/(1 + np.exp(-s))

def network(x, params):
    return float(np.clip(sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:]) + params[4]), 0.01, 1 - 0.01))


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


def loss_gradient(params, X_train, y_train):
    names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
    p = dict(zip(names, params))
    g = dict.fromkeys(names, 0.)
    for (x1, x2), t in zip(X_train, y_train.ravel()):
        h = {i: 1/(1+np.exp(-(p[f'v{i}1']*x1 + p[f'v{i}2']*x2 + p[f'b{i}']))) for i in (1, 2, 3, 4)}
        f = 1/(1+np.exp(-(sum(p[f'u{i}']*h[i] for i in h) + p['a'])))
        g['a'] += f - t
        for i in h:
            g[f'u{i}'] += (f - t)*h[i]
            q = (f - t)*p[f'u{i}']*h[i]*(1 - h[i])
            g[f'v{i}1'] += q*x1
            g[f'v{i}2'] += q*x2
            g[f'b{i}'] += q
    return np.array([g[n] for n in names])
