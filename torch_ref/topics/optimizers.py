"""Optimizers: each is a class with a `state`.

Torch's names: v is `momentum_buffer`, `square_avg` or `exp_avg_sq`, and m is `exp_avg`.
"""

import torch
from torch import nn
from torch.optim import SGD, Adam, AdamW, RMSprop

KEPT = ("exp_avg", "exp_avg_sq", "square_avg", "momentum_buffer")


def steps(rule, w, gradients, *settings):
    """Return w, and m and v if the rule has them, after each step: shape (steps, 1 to 3, 17)."""
    w = nn.Parameter(w.clone())  # a step changes it in place
    rules = {
        "sgd": lambda lr: SGD([w], lr),
        "momentum": lambda lr, mu: SGD([w], lr, mu),
        "nesterov": lambda lr, mu: SGD([w], lr, mu, nesterov=True),
        "rmsprop": lambda lr, alpha, eps: RMSprop([w], lr, alpha, eps),
        "adam": lambda lr, b1, b2, eps: Adam([w], lr, (b1, b2), eps),
        # *of: eps, and weight_decay
        "adamw": lambda lr, b1, b2, *of: AdamW([w], lr, (b1, b2), *of),
    }
    optimizer, path = rules[rule](*settings), []
    for g in gradients:
        w.grad = g  # where `backward()` would leave it
        optimizer.step()
        state = optimizer.state[w]
        kept = [one for one in map(state.get, KEPT) if one is not None]
        path.append(torch.stack([w.detach(), *kept]))
    return torch.stack(path)
