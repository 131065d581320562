"""Schedules: a scheduler changes the optimizer's rate, once after each of its steps."""

import torch
from torch import Tensor, nn
from torch.optim import SGD, Optimizer
from torch.optim.lr_scheduler import (
    CosineAnnealingLR,
    ExponentialLR,
    LinearLR,
    LRScheduler,
    OneCycleLR,
    ReduceLROnPlateau,
    StepLR,
)

MU = 0.9


def step(w: Tensor, gradients: Tensor, eta: float, gamma: float, s: int) -> tuple[Tensor, Tensor]:
    """Return the rate and w at each step."""
    optimizer = _sgd(w, eta)
    return _descend(optimizer, StepLR(optimizer, step_size=s, gamma=gamma), gradients)


def exponential(w: Tensor, gradients: Tensor, eta: float, gamma: float) -> tuple[Tensor, Tensor]:
    """Return the rate and w at each step."""
    optimizer = _sgd(w, eta)
    return _descend(optimizer, ExponentialLR(optimizer, gamma=gamma), gradients)


def cosine(w: Tensor, gradients: Tensor, eta: float) -> tuple[Tensor, Tensor]:
    """Return the rate and w at each step."""
    optimizer = _sgd(w, eta)
    return _descend(optimizer, CosineAnnealingLR(optimizer, T_max=len(gradients)), gradients)


def warm_up(w: Tensor, gradients: Tensor, eta: float, f: float, s: int) -> tuple[Tensor, Tensor]:
    """Return the rate and w at each step."""
    optimizer = _sgd(w, eta)
    return _descend(optimizer, LinearLR(optimizer, start_factor=f, total_iters=s), gradients)


def one_cycle(w: Tensor, gradients: Tensor, eta: float) -> tuple[Tensor, Tensor]:
    """Return the rate and w at each step."""
    optimizer = _sgd(w, eta)
    # Unless told not to, it moves the momentum, too, between 0.85 and 0.95.
    scheduler = OneCycleLR(optimizer, max_lr=eta, total_steps=len(gradients), cycle_momentum=False)
    return _descend(optimizer, scheduler, gradients)


def plateau(w: Tensor, gradients: Tensor, losses: Tensor, eta: float, gamma: float, s: int) -> tuple[Tensor, Tensor]:
    """Return the rate and w at each step."""
    optimizer = _sgd(w, eta)
    return _descend(optimizer, ReduceLROnPlateau(optimizer, factor=gamma, patience=s), gradients, losses)


def _sgd(w: Tensor, eta: float) -> Optimizer:
    return SGD([nn.Parameter(w.clone())], lr=eta, momentum=MU)


def _descend(
    optimizer: Optimizer, scheduler: LRScheduler, gradients: Tensor, losses: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    (group,) = optimizer.param_groups
    (w,) = group["params"]
    etas, path = [], []
    for k, g in enumerate(gradients):
        w.grad = g  # where `backward()` would leave it
        optimizer.step()
        etas.append(group["lr"])
        path.append(w.detach().clone())
        if isinstance(scheduler, ReduceLROnPlateau):
            scheduler.step(losses[k])
        else:
            scheduler.step()
    return torch.tensor(etas, dtype=torch.float64), torch.stack(path)
