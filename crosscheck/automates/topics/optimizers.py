"""Optimizers: both sides are handed the same gradients, those along the homework's descent, and must take the same steps.

A gradient of its own at every step would carry a side's rounding errors on from one step to the next. So nothing is
amplified, and the tolerances are the roundings of each rule, counted operation by operation, with the unit roundoff u:

    v ← c v + ..    an error of v before is c times as large after; as in `accumulated`
    w ← w − d       errors of w add up; d's comes to them, and u |w| from the difference
    v of squares    3u for (1 − c) g², u for the sum: of v, each positive, 4u
    d = p / q       a relative error of q is one of d; of √v it is half that of v

Each side is allowed so much; errors of order u² are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import ETA, NAMES, Array
from crosscheck.rounding.point import FLOAT64
from manual import by_hand

N_STEPS = 100
MU, ALPHA, BETA1, BETA2, EPSILON, LAMBDA = 0.9, 0.99, 0.9, 0.999, 1e-8, 0.1
RATE = 0.01  # of the rules that divide by the gradient's size: a step is about so long
SETTINGS: Mapping[str, tuple[float, ...]] = {
    "sgd": (ETA,),
    "momentum": (ETA, MU),
    "nesterov": (ETA, MU),
    "rmsprop": (RATE, ALPHA, EPSILON),
    "adam": (RATE, BETA1, BETA2, EPSILON),
    "adamw": (RATE, BETA1, BETA2, EPSILON, LAMBDA),
}
REMEMBERED = {"sgd": "w", "momentum": "wv", "nesterov": "wv", "rmsprop": "wv", "adam": "wmv", "adamw": "wmv"}
QUANTITIES = tuple(f"{rule}: {letter}" for rule, letters in REMEMBERED.items() for letter in letters)
REASON = "two rounding errors, counted in each operation of each step and added up"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Take all steps by each rule."""
    w, gradients = side.arrays(start.params, gradients_along_descent(start))
    steps = {rule: getattr(side.code, rule)(w, gradients, *settings) for rule, settings in SETTINGS.items()}
    return {
        f"{rule}: {letter}": steps[rule][:, i]
        for rule, letters in REMEMBERED.items()
        for i, letter in enumerate(letters)
    }


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side the roundings of its steps."""
    u, g = FLOAT64, np.abs(gradients_along_descent(start))
    size = {name: np.abs(steps) for name, steps in by_hand.items()}
    error = {}

    error["sgd: w"] = accumulated(u * (ETA * g + size["sgd: w"]))
    for rule in ("momentum", "nesterov"):
        w, v = size[f"{rule}: w"], size[f"{rule}: v"]
        error[f"{rule}: v"] = dv = accumulated(u * (2 * v + g), MU)
        d, dd = (v, dv) if rule == "momentum" else (g + MU * v, MU * dv + u * (2 * MU * v + g))
        error[f"{rule}: w"] = accumulated(ETA * dd + u * (ETA * d + w))

    w, v = size["rmsprop: w"], size["rmsprop: v"]
    error["rmsprop: v"] = dv = accumulated(4 * u * v, ALPHA)
    d = RATE * g / (np.sqrt(v) + EPSILON)
    error["rmsprop: w"] = accumulated(d * (dv / (2 * v) + 4 * u) + u * w)  # root, sum, product, quotient

    t = np.arange(1, N_STEPS + 1)[:, np.newaxis]
    for rule in ("adam", "adamw"):
        w, m, v = (size[f"{rule}: {letter}"] for letter in "wmv")
        error[f"{rule}: m"] = dm = accumulated(u * (2 * m + 3 * (1 - BETA1) * g), BETA1)
        error[f"{rule}: v"] = dv = accumulated(4 * u * v, BETA2)
        per_m = RATE / (1 - BETA1**t) / (np.sqrt(v / (1 - BETA2**t)) + EPSILON)
        # Of d: two roots, a quotient and a sum below; two quotients and a product above; and w is multiplied by 1 - eta lambda.
        error[f"{rule}: w"] = accumulated(per_m * (dm + m * (dv / (2 * v) + 8 * u)) + u * (2 * w + per_m * m))
    return {name: Allowed(2 * error[name], REASON) for name in by_hand}


def accumulated(of_each_step: Array, decay: float = 1.0) -> Array:
    """Add up what comes to an error at each step, of which a step leaves `decay`."""
    error, errors = np.zeros_like(of_each_step[0]), []
    for new in of_each_step:
        error = decay * error + new
        errors.append(error)
    return np.array(errors)


def gradients_along_descent(start: Start) -> Array:
    """Differentiate the loss at the first points of the homework's descent: shape (N_STEPS, 17)."""
    w, gradients = start.params, []
    for _ in range(N_STEPS):
        gradients.append(by_hand.loss_gradient(w, start.X, start.y))
        w = w - ETA * gradients[-1]
    return np.array(gradients)


TOPIC = Topic(
    name="optimizers",
    question="What do momentum, RMSprop and Adam make of a gradient, and what do they remember?",
    you_write="SGD, momentum, Nesterov, RMSprop, Adam, AdamW, with their states",
    framework_does="`torch.optim`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="Adam with weight decay, for AdamW",
        why=(
            "Both take `weight_decay`, and they are two algorithms. AdamW makes w shorter by a factor; Adam adds "
            "λ w to the gradient, and then divides by the gradient's own size, so that weights with large "
            "gradients decay less."
        ),
        side="torch",
        right="optimizer = torch.optim.AdamW([w], lr=eta, betas=(beta1, beta2), eps=eps, weight_decay=lam)",
        wrong="optimizer = torch.optim.Adam([w], lr=eta, betas=(beta1, beta2), eps=eps, weight_decay=lam)",
    ),
    axes=dict.fromkeys(QUANTITIES, ("step", NAMES)),
)
