"""Schedules: the learning rate η_k of step k = 0, 1, .., n − 1.

    step            η γ^⌊k/s⌋                             every s steps by the factor γ
    exponential     η γᵏ
    cosine          η (1 + cos(π k/n)) / 2
    warm-up         η (f + (1 − f) k/s), then η           from f η within s steps
    one cycle       by half cosines from η/25 up to η at 30 % of the steps, and down to η/250,000 at the last one
    plateau         η ← γ η after more than s steps in a row whose loss is not below 0.9999 of the best one so far

The steps are those with momentum: v ← μ v + g, w ← w − η_k v. Sources: torch's documentation of `torch.optim.lr_scheduler`;
Loshchilov and Hutter, 2017, for the cosine; Smith and Topin, 2019, for one cycle.
"""

from collections.abc import Sequence
from math import cos, inf, pi

import numpy as np

from manual.inputs import Array

MU = 0.9


def step(w: Array, gradients: Array, eta: float, gamma: float, s: int) -> tuple[Array, Array]:
    """Return the rate and w at each step."""
    return _descend(w, gradients, [eta * gamma ** (k // s) for k in range(len(gradients))])


def exponential(w: Array, gradients: Array, eta: float, gamma: float) -> tuple[Array, Array]:
    """Return the rate and w at each step."""
    return _descend(w, gradients, [eta * gamma**k for k in range(len(gradients))])


def cosine(w: Array, gradients: Array, eta: float) -> tuple[Array, Array]:
    """Return the rate and w at each step."""
    n = len(gradients)
    return _descend(w, gradients, [eta * (1 + cos(pi * k / n)) / 2 for k in range(n)])


def warm_up(w: Array, gradients: Array, eta: float, f: float, s: int) -> tuple[Array, Array]:
    """Return the rate and w at each step."""
    return _descend(w, gradients, [eta * (f + (1 - f) * min(k, s) / s) for k in range(len(gradients))])


def one_cycle(w: Array, gradients: Array, eta: float) -> tuple[Array, Array]:
    """Return the rate and w at each step."""
    n = len(gradients)
    top, last = 0.3 * n - 1, n - 1
    up = [_half_cosine(eta / 25, eta, k / top) for k in range(n) if k <= top]
    down = [_half_cosine(eta, eta / 25 / 10_000, (k - top) / (last - top)) for k in range(n) if k > top]
    return _descend(w, gradients, up + down)


def plateau(w: Array, gradients: Array, losses: Array, eta: float, gamma: float, s: int) -> tuple[Array, Array]:
    """Return the rate and w at each step."""
    best, waited, etas = inf, 0, []
    for E in losses:
        etas.append(eta)
        if (1 - 1e-4) * best > E:
            best, waited = E, 0
        else:
            waited += 1
        if waited > s:
            eta, waited = gamma * eta, 0
    return _descend(w, gradients, etas)


def _half_cosine(first: float, last: float, t: float) -> float:
    return last + (first - last) * (1 + cos(pi * t)) / 2


def _descend(w: Array, gradients: Array, etas: Sequence[float]) -> tuple[Array, Array]:
    v, path = np.zeros(17), []
    for g, eta in zip(gradients, etas, strict=True):
        v = MU * v + g
        w = w - eta * v
        path.append(w)
    return np.array(etas), np.array(path)
