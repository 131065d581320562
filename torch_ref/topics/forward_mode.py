"""Forward mode: `jvp` runs a function on dual numbers, and returns its value and its derivative in one direction."""

import torch
from torch import func
from torch.nn.functional import binary_cross_entropy_with_logits, linear
from torch.utils.flop_counter import FlopCounterMode


def _loss(params, X, y):
    u, a, V, b = params.split([4, 1, 8, 4])
    G = torch.sigmoid(linear(X, V.view(4, 2), b))
    z = linear(G, u.view(1, 4), a).squeeze(-1)
    return binary_cross_entropy_with_logits(z, y, reduction="sum")


def jvp(params, X, y, v):
    """Evaluate the loss, and its derivative in the direction v, in one pass."""
    E, slope = func.jvp(lambda p: _loss(p, X, y), (params,), (v,))[:2]
    return E, slope


def gradient(params, X, y):
    """Differentiate the loss in the direction of each parameter, a pass for each."""
    directions = torch.eye(17, dtype=params.dtype)
    return torch.stack([jvp(params, X, y, v)[1] for v in directions])


def flops(params, X, y):
    """Count multiplications and additions in the products of matrices: for one direction, and for a gradient in reverse."""
    with FlopCounterMode(display=False) as forwards:
        jvp(params, X, y, torch.ones_like(params))
    with FlopCounterMode(display=False) as reverse:
        leaf = params.clone().requires_grad_()
        _loss(leaf, X, y).backward()
    return forwards.get_total_flops(), reverse.get_total_flops()
