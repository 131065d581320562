# expect: right
import torch


def sample_loss(p, x, y):
    h = torch.sigmoid(p[5:13].reshape(4, 2) @ x + p[13:17])
    z = p[0:4] @ h + p[4]
    return torch.logaddexp(torch.zeros_like(z), z) - y * z


def total(p, X, y):
    return torch.vmap(sample_loss, in_dims=(None, 0, 0))(p, X, y).sum()


def network(x, params):
    p = torch.from_numpy(params.copy())
    h = torch.sigmoid(p[5:13].reshape(4, 2) @ torch.tensor(x, dtype=torch.double) + p[13:17])
    return float(torch.sigmoid(p[0:4] @ h + p[4]))


def tensors(params, X_train, y_train):
    return torch.tensor(params), torch.tensor(X_train), torch.tensor(y_train).flatten()


def loss(params, X_train, y_train):
    return float(total(*tensors(params, X_train, y_train)))


def loss_gradient(params, X_train, y_train):
    return torch.func.grad(total)(*tensors(params, X_train, y_train)).numpy()
