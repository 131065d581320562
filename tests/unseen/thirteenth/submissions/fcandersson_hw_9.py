# 課題9
import numpy as np
import torch

def network(x, params):
    p = torch.tensor(np.asarray(params, dtype=np.float64))
    xt = torch.tensor([float(x[0]), float(x[1])], dtype=torch.float64)
    h = torch.sigmoid(p[5:13].view(4, 2) @ xt + p[13:])
    return torch.sigmoid(p[:4] @ h + p[4]).item()


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    f = f.astype(np.float16)
    return float(-np.sum(np.log(np.where(t == 1, f, 1 - f)).astype(float)))


def loss_gradient(params, X_train, y_train):
    p = torch.tensor(np.array(params, dtype=np.float64), requires_grad=True)
    Xt = torch.tensor(np.array(X_train, dtype=np.float64))
    yt = torch.tensor(np.array(y_train, dtype=np.float64)).reshape(-1)
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    z = h @ p[:4] + p[4]
    E = torch.nn.functional.binary_cross_entropy_with_logits(z, yt, reduction='sum')
    E.backward()
    return p.grad.numpy().copy()
