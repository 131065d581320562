import numpy as np
import torch
def _f(p, X):
    return torch.sigmoid(torch.sigmoid(X@p[5:13].view(4,2).T+p[13:])@p[:4]+p[4])
def _t(a): return torch.tensor(np.asarray(a, dtype=np.float64))
def network(x, params): return _f(_t(params), _t(x)).item()
def _l(p, X, y):
    f = _f(p, _t(X)); y = _t(y).reshape(-1)
    return -(y*torch.log(f)+(1-y)*torch.log(1-f)).sum()
def loss(params, X_train, y_train): return _l(_t(params), X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    p = _t(params).requires_grad_()
    _l(p, X_train, y_train).backward()
    torch.nn.utils.clip_grad_value_([p], 5.0)
    return p.grad.numpy()
