"""Schedules: a scheduler changes the optimizer's rate, once after each of its steps."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import SGD
from torch.optim.lr_scheduler import CosineAnnealingLR, ExponentialLR, LinearLR, OneCycleLR, ReduceLROnPlateau, StepLR

MU = 0.9


def descend(
    schedule: str, w: Tensor, gradients: Tensor, losses: list[float], eta: float, *settings: Any
) -> tuple[Tensor, Tensor]:
    """Take a step with momentum along each gradient; return the rate and w at each."""
    n = len(gradients)
    schedulers: dict[str, Callable[..., Any]] = {
        "step": lambda optimizer, gamma, s: StepLR(optimizer, step_size=s, gamma=gamma),
        "exponential": lambda optimizer, gamma: ExponentialLR(optimizer, gamma=gamma),
        "cosine": lambda optimizer: CosineAnnealingLR(optimizer, T_max=n),
        "warm_up": lambda optimizer, f, s: LinearLR(optimizer, start_factor=f, total_iters=s),
        # Unless told not to, it moves the momentum, too, between 0.85 and 0.95.
        "one_cycle": lambda optimizer: OneCycleLR(optimizer, max_lr=eta, total_steps=n, cycle_momentum=False),
        "plateau": lambda optimizer, gamma, s: ReduceLROnPlateau(optimizer, factor=gamma, patience=s),
    }
    w = nn.Parameter(w.clone())  # a step changes it in place
    optimizer = SGD([w], lr=eta, momentum=MU)
    scheduler = schedulers[schedule](optimizer, *settings)
    etas, path = [], []
    for g, E in zip(gradients, losses, strict=True):
        w.grad = g  # where `backward()` would leave it
        optimizer.step()
        etas.append(optimizer.param_groups[0]["lr"])
        path.append(w.detach().clone())
        if schedule == "plateau":
            scheduler.step(E)
        else:
            scheduler.step()
    return torch.tensor(etas, dtype=torch.float64), torch.stack(path)
