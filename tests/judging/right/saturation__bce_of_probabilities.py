# expect: right; note: clipping
import torch

dtype = torch.float64


def forward(p, X):
    return torch.sigmoid(torch.sigmoid(X @ p[5:13].view(4, 2).T + p[13:17]) @ p[0:4] + p[4])


def network(x, params):
    return forward(torch.tensor(params), torch.tensor(x, dtype=dtype)).item()


def bce(p, X_train, y_train):
    y = torch.tensor(y_train, dtype=dtype).flatten()
    return torch.nn.BCELoss(reduction="sum")(forward(p, torch.tensor(X_train)), y)


def loss(params, X_train, y_train):
    return bce(torch.tensor(params), X_train, y_train).item()


def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, requires_grad=True)
    bce(p, X_train, y_train).backward()
    return p.grad.detach().numpy()
