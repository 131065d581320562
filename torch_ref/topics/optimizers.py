"""Optimizers: each is a class, which keeps what it remembers in its `state`.

Torch's names: v is `momentum_buffer`, `square_avg` or `exp_avg_sq`, and m is `exp_avg`.
"""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop


def steps(rule: str, w: Tensor, gradients: Tensor, *settings: float) -> Tensor:
    """Return w, and m and v if the rule has them, after each step: shape (steps, 1 to 3, 17)."""
    w = nn.Parameter(w.clone())  # a step changes it in place
    rules: dict[str, Callable[..., Optimizer]] = {
        "sgd": lambda eta: SGD([w], lr=eta),
        "momentum": lambda eta, mu: SGD([w], lr=eta, momentum=mu),
        "nesterov": lambda eta, mu: SGD([w], lr=eta, momentum=mu, nesterov=True),
        "rmsprop": lambda eta, alpha, eps: RMSprop([w], lr=eta, alpha=alpha, eps=eps),
        "adam": lambda eta, b1, b2, eps: Adam([w], lr=eta, betas=(b1, b2), eps=eps),
        "adamw": lambda eta, b1, b2, eps, lam: AdamW([w], lr=eta, betas=(b1, b2), eps=eps, weight_decay=lam),
    }
    optimizer, path = rules[rule](*settings), []
    for g in gradients:
        w.grad = g  # where `backward()` would leave it
        optimizer.step()
        state = optimizer.state[w]
        remembered = (state.get(name) for name in ("exp_avg", "exp_avg_sq", "square_avg", "momentum_buffer"))
        path.append(torch.stack([w.detach(), *(each for each in remembered if each is not None)]))
    return torch.stack(path)
