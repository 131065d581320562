"""Mini-batches: which points come when, and where plain descent gets to with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES
from crosscheck.rounding.descent import Carried, Curvature, StepBounds, carry, hessian
from crosscheck.rounding.point import FLOAT64, at_point
from manual import by_hand

SIZE, EPOCHS = 64, 3  # 500 points: 7 batches, and 52 points are left
RATE = 0.005  # a batch of 64 points has an eighth of the slope of all 500, for which the homework's rate is 0.001
REASON = "two rounding errors, carried along the path in crosscheck/rounding/descent.py"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Train for some epochs."""
    orders, path = side.code.train(*side.arrays(start.params, start.X, start.y), RATE, SIZE, EPOCHS, start.seed)
    return {"order": orders, "params": path}


def allowed(start: Start, by_hand_: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow no other order, and each side the rounding errors of its steps."""
    w, carried, bounds = start.params, Carried(0.0, 0.0, np.zeros((17, 17))), []
    batches = [batch for order in by_hand_["order"] for batch in np.split(order, range(SIZE, len(order), SIZE))]
    for batch, after in zip(batches, by_hand_["params"], strict=True):
        X, y = start.X[batch], start.y[batch]
        curvature = Curvature(hessian(w, X, y), RATE)
        here = StepBounds(w, at_point(w, X, y), carried, curvature, by_hand.loss_gradient(w, X, y), X)
        carried = carry(here, FLOAT64)
        bounds.append(carried.bound(np.eye(17)))
        w = after
    return {"order": BIT_FOR_BIT, "params": Allowed(2 * np.array(bounds), REASON)}


TOPIC = Topic(
    name="mini_batches",
    question="Which points come when, and what becomes of the last ones?",
    you_write="shuffling, batches, the last incomplete one",
    framework_does="`DataLoader`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="No `zero_grad()`",
        why=(
            "`backward()` adds to the gradients that are there. Without `zero_grad()` each step goes along the "
            "sum of all gradients so far. The first step is right; from then on it is a momentum that never "
            "forgets."
        ),
        side="torch",
        right=(
            "            optimizer.zero_grad()  # else backward() adds to the last step's gradient\n"
            "            cross_entropy(model(x), y_batch).backward()"
        ),
        wrong="            cross_entropy(model(x), y_batch).backward()",
    ),
    axes={"order": (tuple(f"epoch {i}" for i in range(EPOCHS)), "place"), "params": ("step", NAMES)},
)
