import torch
import torch.nn.functional as F
import numpy as np

def network(x, params):
    """ネットワークの出力"""
    p = torch.tensor(np.asarray(params, dtype=np.float64))
    xt = torch.tensor([float(x[0]), float(x[1])], dtype=torch.float64)
    h = torch.sigmoid(p[5:13].view(4, 2) @ xt + p[13:])
    return torch.sigmoid(p[:4] @ h + p[4]).item()


def loss(params, X_train, y_train):
    """交差エントロピー"""
    p = torch.from_numpy(np.array(params, dtype=float))
    Xt = torch.from_numpy(np.array(X_train, dtype=float))
    yt = torch.from_numpy(np.array(y_train, dtype=float)).flatten()
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    o = torch.sigmoid(h @ p[:4] + p[4])
    return F.binary_cross_entropy(o, yt, reduction='sum').item()


def loss_gradient(params, X_train, y_train):
    """勾配"""
    p = torch.tensor(np.array(params, dtype=np.float64), requires_grad=True)
    Xt = torch.tensor(np.array(X_train, dtype=np.float64))
    yt = torch.tensor(np.array(y_train, dtype=np.float64)).reshape(-1)
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    z = h @ p[:4] + p[4]
    E = torch.nn.functional.binary_cross_entropy_with_logits(z, yt, reduction='sum')
    E.backward()
    return p.grad.numpy().copy()
