"""Schedules: the rate of each step, and where momentum gets to with it along given gradients, as in `optimizers`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.automates.topics.optimizers import MU, N_STEPS, accumulated, gradients_along_descent
from crosscheck.homework.circles.contract import ETA, NAMES, Array
from crosscheck.rounding.point import FLOAT64
from manual import by_hand

EVERY, FACTOR, FIRST = 20, 0.5, 0.1
SETTINGS: Mapping[str, tuple[float, ...]] = {
    "step": (ETA, FACTOR, EVERY),
    "exponential": (ETA, 0.97),
    "cosine": (ETA,),
    "warm_up": (ETA, FIRST, EVERY),
    "one_cycle": (ETA,),
    "plateau": (ETA, FACTOR, 10),
}
FEW = 20  # points whose loss is looked at for a plateau: other ones at each step, so that the loss hardly falls

K = np.arange(N_STEPS)
# Of the rate, in units of the unit roundoff: torch derives each rate from the one before, by hand each is a formula of k.
# Their cosines are the same numbers: both are Python's.
ROUNDINGS: Mapping[str, Numbers] = {
    "step": K // EVERY + 3.0,  # a product each time; a power (two) and a product
    "exponential": K + 3.0,
    "cosine": 2.0 * K + 1,  # a quotient and a product each time; a product
    "warm_up": 7.0 * np.minimum(K, EVERY) + 5,  # three for the denominator, a quotient, a sum, a product; a formula
    "one_cycle": np.full(N_STEPS, 4.0),  # of the largest rate: a difference, a product and a sum
}


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Descend by each schedule."""
    w, gradients, losses = side.arrays(start.params, gradients_along_descent(start), _losses(start))
    quantities = {}
    for name, settings in SETTINGS.items():
        given = (w, gradients, losses) if name == "plateau" else (w, gradients)
        quantities[f"{name}: eta"], quantities[f"{name}: w"] = getattr(side.code, name)(*given, *settings)
    return quantities


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow the rates their roundings, and w those and the ones of momentum."""
    u, g = FLOAT64, gradients_along_descent(start)
    v = np.abs(accumulated(g, MU))
    dv = accumulated(u * (2 * v + np.abs(g)), MU)
    each = {}
    for name in SETTINGS:
        eta, w = by_hand[f"{name}: eta"], np.abs(by_hand[f"{name}: w"])
        d_eta = np.zeros(N_STEPS)
        each[f"{name}: eta"] = BIT_FOR_BIT
        if name in ROUNDINGS:
            d_eta = u * ROUNDINGS[name] * (ETA if name == "one_cycle" else eta)
            each[f"{name}: eta"] = Allowed(d_eta, "roundings of torch's recursion and of the formula by hand, counted")
        eta, d_eta = eta[:, np.newaxis], d_eta[:, np.newaxis]
        dw = accumulated(d_eta * v + 2 * (eta * dv + u * (eta * v + w)))
        each[f"{name}: w"] = Allowed(dw, "roundings of the rates and of each step on both sides, counted and added up")
    return each


def _losses(start: Start) -> Array:
    """Evaluate the loss of a few points at the start, other ones at each step: shape (N_STEPS,)."""
    parts = [np.arange(k * FEW, (k + 1) * FEW) % len(start.y) for k in range(N_STEPS)]
    return np.array([by_hand.loss(start.params, start.X[part], start.y[part]) for part in parts])


TOPIC = Topic(
    name="schedules",
    question="How does the learning rate change along the way?",
    you_write="step, exponential, cosine, warm-up, one-cycle, reduce on plateau",
    framework_does="`lr_scheduler`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The rate within the momentum",
        why=(
            "Some textbooks have v ← μ v − η g and w ← w + v. It is the same rule as long as η is constant. When "
            "η falls, torch's v is scaled down at once, and this one remembers the old rate: the two part at the "
            "step at which the schedule first changes it."
        ),
        side="by hand",
        right="        v = MU * v + g\n        w = w - eta * v",
        wrong="        v = MU * v - eta * g\n        w = w + v",
    ),
    axes={f"{name}: eta": ("step",) for name in SETTINGS} | {f"{name}: w": ("step", NAMES) for name in SETTINGS},
)
