import torch
from torch import nn
from torch.func import functional_call
net = nn.Sequential(nn.Linear(2, 4), nn.Sigmoid(), nn.Linear(4, 1)).double()
def as_dict(w):
    return {'0.weight': w[5:13].reshape(4, 2), '0.bias': w[13:17], '2.weight': w[:4].reshape(1, 4), '2.bias': w[4:5]}
def tens(q): return torch.tensor(np.asarray(q, dtype=float))
def network(x, params):
    with torch.no_grad():
        return float(torch.sigmoid(functional_call(net, as_dict(tens(params)), tens(x)[None]))[0, 0])
def bce(w, X, y):
    return nn.functional.binary_cross_entropy_with_logits(functional_call(net, as_dict(w), X)[:, 0], y, reduction='sum')
def loss(params, X_train, y_train):
    return bce(tens(params), tens(X_train), tens(y_train).reshape(-1)).item()
def loss_gradient(params, X_train, y_train):
    w = tens(params); w.requires_grad = True
    g, = torch.autograd.grad(bce(w, tens(X_train), tens(y_train).reshape(-1)), w)
    return g.numpy()
