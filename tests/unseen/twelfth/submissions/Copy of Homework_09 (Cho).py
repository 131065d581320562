# 課題9
import numpy as np

def knoten(eingang, gewichte, schwelle):
    return 1.0/(1.0 + np.exp(-(np.sum(np.multiply(gewichte, eingang)) - schwelle)))

def network(x, params):
    """выход сети в точке x"""
    verdeckt = [knoten(x, params[5 + 2*i:7 + 2*i], params[13 + i]) for i in range(4)]
    return knoten(verdeckt, params[:4], params[4])


def loss(params, X_train, y_train):
    """перекрёстная энтропия"""
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()


def loss_gradient(params, X_train, y_train):
    """градиент"""
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
