"""Schedules: a scheduler changes the optimizer's rate once after each step."""

import torch
from torch import nn
from torch.optim import SGD
from torch.optim import lr_scheduler as lr

MU = 0.9


def descend(schedule, w, gradients, losses, eta, *settings):
    """Take a step with momentum along each gradient; return the rate and w at each."""
    w = nn.Parameter(w.clone())  # a step changes it in place
    n, sgd = len(gradients), SGD([w], lr=eta, momentum=MU)
    # Else the momentum moves as well, between 0.85 and 0.95.
    still = {"cycle_momentum": False}
    schedulers = {
        "step": lambda gamma, s: lr.StepLR(sgd, s, gamma),
        "exponential": lambda gamma: lr.ExponentialLR(sgd, gamma=gamma),
        "cosine": lambda: lr.CosineAnnealingLR(sgd, T_max=n),
        "warm_up": lambda f, s: lr.LinearLR(sgd, f, total_iters=s),
        "one_cycle": lambda: lr.OneCycleLR(sgd, eta, n, **still),
        "plateau": lambda f, s: lr.ReduceLROnPlateau(sgd, "min", f, s),
    }
    scheduler = schedulers[schedule](*settings)
    etas, path = [], []
    for g, E in zip(gradients, losses, strict=True):
        w.grad = g  # where `backward()` would leave it
        sgd.step()
        etas.append(sgd.param_groups[0]["lr"])
        path.append(w.detach().clone())
        if schedule == "plateau":
            scheduler.step(E)
        else:
            scheduler.step()
    return torch.tensor(etas, dtype=torch.float64), torch.stack(path)
