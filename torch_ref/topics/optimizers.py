"""Optimizers: each is a class, which keeps what it remembers in its `state`.

Torch's names: v is `momentum_buffer`, `square_avg` or `exp_avg_sq`, and m is `exp_avg`.
"""

import torch
from torch import Tensor, nn


def sgd(w: Tensor, gradients: Tensor, eta: float) -> Tensor:
    """Return w after each step: shape (steps, 1, 17)."""
    w = nn.Parameter(w.clone())  # a step changes it in place
    return _steps(torch.optim.SGD([w], lr=eta), w, gradients)


def momentum(w: Tensor, gradients: Tensor, eta: float, mu: float) -> Tensor:
    """Return w and v after each step: shape (steps, 2, 17)."""
    w = nn.Parameter(w.clone())
    return _steps(torch.optim.SGD([w], lr=eta, momentum=mu), w, gradients, "momentum_buffer")


def nesterov(w: Tensor, gradients: Tensor, eta: float, mu: float) -> Tensor:
    """Return w and v after each step: shape (steps, 2, 17)."""
    w = nn.Parameter(w.clone())
    return _steps(torch.optim.SGD([w], lr=eta, momentum=mu, nesterov=True), w, gradients, "momentum_buffer")


def rmsprop(w: Tensor, gradients: Tensor, eta: float, alpha: float, eps: float) -> Tensor:
    """Return w and v after each step: shape (steps, 2, 17)."""
    w = nn.Parameter(w.clone())
    return _steps(torch.optim.RMSprop([w], lr=eta, alpha=alpha, eps=eps), w, gradients, "square_avg")


def adam(w: Tensor, gradients: Tensor, eta: float, beta1: float, beta2: float, eps: float) -> Tensor:
    """Return w, m and v after each step: shape (steps, 3, 17)."""
    w = nn.Parameter(w.clone())
    optimizer = torch.optim.Adam([w], lr=eta, betas=(beta1, beta2), eps=eps)
    return _steps(optimizer, w, gradients, "exp_avg", "exp_avg_sq")


def adamw(w: Tensor, gradients: Tensor, eta: float, beta1: float, beta2: float, eps: float, lam: float) -> Tensor:
    """Return w, m and v after each step: shape (steps, 3, 17)."""
    w = nn.Parameter(w.clone())
    optimizer = torch.optim.AdamW([w], lr=eta, betas=(beta1, beta2), eps=eps, weight_decay=lam)
    return _steps(optimizer, w, gradients, "exp_avg", "exp_avg_sq")


def _steps(optimizer: torch.optim.Optimizer, w: nn.Parameter, gradients: Tensor, *remembered: str) -> Tensor:
    steps = []
    for g in gradients:
        w.grad = g  # where `backward()` would leave it
        optimizer.step()
        state = optimizer.state[w]
        steps.append(torch.stack([w.detach(), *(state[name] for name in remembered)]))
    return torch.stack(steps)
