from math import cos, pi
from typing import Any

import numpy as np

from manual.topics import schedules
from tests.automates.planted.planted import Planted


def rate_within_momentum(w: Any, gradients: Any, etas: Any) -> Any:
    """v ← μ v − η g, w ← w + v, as CS231n has it: the same as long as η is."""
    v, path = np.zeros(17), []
    for g, eta in zip(gradients, etas, strict=True):
        v = schedules.MU * v - eta * g
        w = w + v
        path.append(w)
    return np.array(etas), np.array(path)


def scheduler_first(w: Any, gradients: Any, eta: float, gamma: float) -> Any:
    return schedules.exponential(w, gradients, gamma * eta, gamma)


def to_the_last(w: Any, gradients: Any, eta: float) -> Any:
    n = len(gradients)
    return schedules._descend(w, gradients, [eta * (1 + cos(pi * k / (n - 1))) / 2 for k in range(n)])


def from_zero(w: Any, gradients: Any, eta: float, f: float, s: int) -> Any:
    return schedules.warm_up(w, gradients, eta, 0.0, s)


def straight(first: float, last: float, t: float) -> float:
    return first + t * (last - first)


def after_s(w: Any, gradients: Any, losses: Any, eta: float, gamma: float, s: int) -> Any:
    return schedules.plateau(w, gradients, losses, eta, gamma, s - 1)


PLANTED = (
    Planted("the rate is within the momentum", {"_descend": rate_within_momentum}, "step: w", step=20),
    Planted("the scheduler steps before the optimizer", {"exponential": scheduler_first}, "exponential: eta", step=0),
    Planted("the cosine reaches 0 at the last step", {"cosine": to_the_last}, "cosine: eta", step=1),
    Planted("warm-up from zero", {"warm_up": from_zero}, "warm_up: eta", step=0),
    Planted("one cycle of straight lines", {"_half_cosine": straight}, "one_cycle: eta", step=1),
    Planted("the rate falls at s steps, not after more", {"plateau": after_s}, "plateau: eta"),
)
