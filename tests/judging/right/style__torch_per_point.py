# expect: right; note: nan-in-saturation

import torch


def forward(x, p):
    G = torch.sigmoid(p[5:13].reshape(4, 2) @ x + p[13:])
    return torch.sigmoid(p[:4] @ G + p[4])


def total(p, X, y):
    E = torch.zeros((), dtype=torch.float64)
    for x_i, y_i in zip(X, y):
        out = forward(x_i, p)
        E = E - (y_i * torch.log(out) + (1 - y_i) * torch.log(1 - out))
    return E


def tensors(params, X, y):
    return (
        torch.tensor(params, dtype=torch.float64, requires_grad=True),
        torch.tensor(X, dtype=torch.float64),
        torch.tensor(y, dtype=torch.float64).flatten(),
    )


def network(x, params):
    return forward(torch.tensor(x, dtype=torch.float64), torch.tensor(params, dtype=torch.float64)).item()


def loss(params, X_train, y_train):
    return total(*tensors(params, X_train, y_train)).item()


def loss_gradient(params, X_train, y_train):
    p, X, y = tensors(params, X_train, y_train)
    total(p, X, y).backward()
    return p.grad.numpy()
