import numpy as np
import functools

def network(x, params):
    """sortie du réseau pour un point x"""
    g = lambda t: 1/(1+np.exp(-t))
    def add(acc, i):
        return acc + params[i]*g(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return g(functools.reduce(add, range(4), params[4]))


def ln(q):
    y = np.frexp(q)[1]*0.6931471805599453 - 0.35
    for _ in range(2):
        y = y - 1 + q*np.exp(-y)
    return y

def loss(params, X_train, y_train):
    """entropie croisée"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    return -np.sum(ln(np.where(t == 1, f, 1 - f)))


def loss_gradient(params, X_train, y_train):
    """dérivées partielles"""
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
