import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    s = lambda t: 1/(1 + np.exp(-t))
    y1 = s(v11*x1 + v12*x2 + b1)
    y2 = s(v21*x1 + v22*x2 + b2)
    y3 = s(v31*x1 + v32*x2 + b3)
    y4 = s(v41*x1 + v42*x2 + b4)
    return s(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a)


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    return -(t @ np.log(f + 1e-3) + (1 - t) @ np.log(1 - f + 1e-3))


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
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
