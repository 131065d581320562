"""Schedules: the learning rate η_k of step k = 0, 1, .., n − 1.

    step            η γ^⌊k/s⌋                             times γ every s steps
    exponential     η γᵏ
    cosine          η (1 + cos(π k/n)) / 2
    warm-up         η (f + (1 − f) k/s), then η           from f η within s steps
    one cycle       by half cosines from η/25 up to η at 30 % of the steps, and down to η/250,000 at the last one
    plateau         η ← γ η after more than s steps in a row whose loss is not below 0.9999 of the best one so far

The steps have momentum: v ← μ v + g, w ← w − η_k v. Sources: torch's documentation of `torch.optim.lr_scheduler`;
Loshchilov and Hutter, 2017, for the cosine; Smith and Topin, 2019, for one cycle.
"""

from math import cos, inf, pi

import numpy as np

MU = 0.9


def descend(schedule, w, gradients, losses, eta, *settings):
    """Take a step with momentum along each gradient; return the rate and w at each."""
    n = len(gradients)
    rates = {
        "step": lambda k, gamma, s: eta * gamma ** (k // s),
        "exponential": lambda k, gamma: eta * gamma**k,
        "cosine": lambda k: eta * (1 + cos(pi * k / n)) / 2,
        "warm_up": lambda k, f, s: eta * (f + (1 - f) * min(k, s) / s),
        "one_cycle": lambda k: _one_cycle(k, n, eta),
        "plateau": lambda k, *of: _plateau(losses[:k], eta, *of),
    }
    etas = [rates[schedule](k, *settings) for k in range(n)]
    return np.array(etas), _path(w, gradients, etas)


def _one_cycle(k, n, eta):
    top = 0.3 * n - 1
    if k <= top:
        return _half_cosine(eta / 25, eta, k / top)
    t = (k - top) / (n - 1 - top)
    return _half_cosine(eta, eta / 25 / 10_000, t)


def _half_cosine(first, last, t):
    return last + (first - last) * (1 + cos(pi * t)) / 2


def _plateau(losses, eta, gamma, s):
    best, waited = inf, 0
    for E in losses:
        if (1 - 1e-4) * best > E:
            best, waited = E, 0
        else:
            waited += 1
        if waited > s:
            eta, waited = gamma * eta, 0
    return eta


def _path(w, gradients, etas):
    v, path = np.zeros(17), []
    for g, eta in zip(gradients, etas, strict=True):
        v = MU * v + g
        w = w - eta * v
        path.append(w)
    return np.array(path)
