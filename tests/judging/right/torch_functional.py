# expect: right
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def logits(params, X):
    u, a, v, b = torch.split(params, [4, 1, 8, 4])
    return F.linear(torch.sigmoid(F.linear(X, v.view(4, 2), b)), u.view(1, 4), a)[:, 0]


def network(x, params):
    return torch.sigmoid(logits(torch.as_tensor(params), torch.tensor([list(map(float, x))])))[0].numpy()


def torch_loss(params, X_train, y_train):
    y = torch.as_tensor(y_train).reshape(-1)
    return F.binary_cross_entropy_with_logits(logits(params, torch.as_tensor(X_train)), y, reduction="sum")


def loss(params, X_train, y_train):
    return torch_loss(torch.as_tensor(params), X_train, y_train).numpy()


def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, requires_grad=True)
    (g,) = torch.autograd.grad(torch_loss(p, X_train, y_train), p)
    return g.numpy()
