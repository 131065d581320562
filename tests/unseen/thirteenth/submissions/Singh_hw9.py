import torch
import numpy as np

def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    s = lambda t: 1/(1 + np.exp(-t))
    y1 = s(v11*x1 + v12*x2 + b1)
    y2 = s(v21*x1 + v22*x2 + b2)
    y3 = s(v31*x1 + v32*x2 + b3)
    y4 = s(v41*x1 + v42*x2 + b4)
    return s(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a)


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    return np.around(-np.sum(t * np.log(f) + (1 - t) * np.log(1 - f)), 8)


def loss_gradient(params, X_train, y_train):
    p = torch.tensor(np.array(params, dtype=np.float64), requires_grad=True)
    Xt = torch.tensor(np.array(X_train, dtype=np.float64))
    yt = torch.tensor(np.array(y_train, dtype=np.float64)).reshape(-1)
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    z = h @ p[:4] + p[4]
    E = torch.nn.functional.binary_cross_entropy_with_logits(z, yt, reduction='sum')
    E.backward()
    return p.grad.numpy().copy()
