"""Precision: every tensor has a dtype, and each operation rounds to that of its inputs."""

import torch
from torch import Tensor, nn


def rounded(x: Tensor, form: str) -> Tensor:
    """Round numbers in float32 to a format: "float32", "bfloat16" or "float16"."""
    return x.to(getattr(torch, form))


def slopes(z: Tensor, y: Tensor, S: float) -> Tensor:
    """Evaluate dE/dz, of the mean loss, as it comes through float16 if the loss is multiplied by S."""
    z = z.half().requires_grad_()  # float16; on the way back dE/dz is rounded to it: that is what S must survive
    E = nn.BCEWithLogitsLoss()(z.float(), y)
    (S * E).backward()  # torch.amp.GradScaler does this, and chooses S by itself
    return z.grad.float() / S


def descend(p: Tensor, gradients: Tensor, eta: float, form: str, compensated: bool) -> Tensor:
    """Descend by gradients that are given, in that dtype; compensated, each step takes what the last sum lost."""
    dtype = getattr(torch, form)
    p = p.to(dtype)
    c = torch.zeros_like(p)
    trajectory = [p]
    for g in gradients.to(dtype):
        d = -eta * g - c
        total = p + d
        if compensated:
            c = (total - p) - d
        p = total
        trajectory.append(p)
    return torch.stack(trajectory)
