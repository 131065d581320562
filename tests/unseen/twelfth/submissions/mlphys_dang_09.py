import torch
import numpy as np

def network(x, params):
    # sigma(t) = (1 + tanh(t/2))/2
    S = lambda t: 0.5 * (1 + np.tanh(t))
    t = params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:]
    return S((params[:4] * S(t)).sum() + params[4])


def loss(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    z = 1/(1 + np.exp(-(X_train.dot(V.T) + params[13:17]))) @ params[:4] + params[4]
    t = y_train.reshape(-1)
    return np.sum(np.logaddexp(0, z) - t * z)


def loss_gradient(params, X_train, y_train):
    p = torch.tensor(np.array(params, dtype=np.float64), requires_grad=True)
    Xt = torch.tensor(np.array(X_train, dtype=np.float64))
    yt = torch.tensor(np.array(y_train, dtype=np.float64)).reshape(-1)
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    z = h @ p[:4] + p[4]
    E = torch.nn.functional.binary_cross_entropy_with_logits(z, yt, reduction='sum')
    E.backward()
    return p.grad.numpy().copy()
