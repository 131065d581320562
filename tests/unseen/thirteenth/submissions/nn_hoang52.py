import torch
import numpy as np
import torch.nn.functional as F

def network(x, params):
    """2-4-1 net, see lecture"""
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    s = lambda t: 1/(1 + np.exp(-t))
    y1 = s(v11*x1 + v12*x2 + b1)
    y2 = s(v21*x1 + v22*x2 + b2)
    y3 = s(v31*x1 + v32*x2 + b3)
    y4 = s(v41*x1 + v42*x2 + b4)
    return s(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a)


def loss(params, X_train, y_train):
    """E = -sum(y log f + (1-y) log(1-f))"""
    p = torch.from_numpy(np.array(params, dtype=np.float32))
    Xt = torch.from_numpy(np.array(X_train, dtype=np.float32))
    yt = torch.from_numpy(np.array(y_train, dtype=np.float32)).flatten()
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    o = torch.sigmoid(h @ p[:4] + p[4])
    return F.binary_cross_entropy(o, yt, reduction='sum').item()


def loss_gradient(params, X_train, y_train):
    """17 derivatives"""
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    gu, ga, gV, gb = np.zeros(4), 0., np.zeros((4, 2)), np.zeros(4)
    for x, t in zip(X_train, y_train.ravel()):
        y = 1/(1 + np.exp(-(V @ x + b)))
        e = 1/(1 + np.exp(-(u @ y + a))) - t
        gu += e * y
        ga += e
        back = e * u * y * (1 - y)
        gV += np.outer(back, x)
        gb += back
    return np.hstack((gu, ga, gV.flatten(), gb))


