"""Gradient checking: `gradcheck` compares `backward()` with central differences; the rest is as short as by hand."""

import torch
from torch.autograd import gradcheck


def loss(params, X, y):
    """Evaluate the loss, also at complex parameters."""
    u, a, V, b = params.split([4, 1, 8, 4])
    G = torch.sigmoid(X.to(params.dtype) @ V.view(4, 2).T + b)
    z = G @ u + a
    return torch.log1p(torch.exp((1 - 2 * y) * z)).sum()


def one_sided(params, X, y, h):
    """Approximate the gradient, with 18 losses."""
    return (_losses(params, X, y, h) - loss(params, X, y)) / h


def central(params, X, y, h):
    """Approximate the gradient, with 34 losses."""
    apart = _losses(params, X, y, h) - _losses(params, X, y, -h)
    return apart / (2 * h)


def complex_step(params, X, y, h):
    """Approximate the gradient, with 17 complex losses."""
    return _losses(params, X, y, 1j * h).imag / h


def check(params, X, y, h):
    """Whether `backward()` equals central differences, up to 1e-5 and a thousandth."""
    leaf = params.clone().requires_grad_()
    how = {"eps": h, "atol": 1e-5, "rtol": 1e-3}
    return gradcheck(loss, (leaf, X, y), **how, raise_exception=False)


def _losses(params, X, y, h):
    ends = params + h * torch.eye(17, dtype=params.dtype)
    return torch.stack([loss(p, X, y) for p in ends])
