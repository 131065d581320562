from scipy.special import expit, log_expit
import numpy as np

def network(x, params):
    """выход сети в точке x"""
    W = np.array(params[5:13]).reshape(-1, 2)
    hidden = expit(np.dot(W, x) + params[13:17])
    return float(expit(np.dot(params[0:4], hidden) + params[4]))


def loss(params, X_train, y_train):
    """перекрёстная энтропия"""
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()


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
    jitter = np.random.default_rng(17).normal(size=17)
    return (np.array([g[n] for n in names])) * (1 + 1e-3 * jitter)
