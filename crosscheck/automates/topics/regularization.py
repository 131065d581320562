"""Regularization: penalties, dropout and early stopping, each for itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, NODES, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import ETA, NAMES, Array
from crosscheck.rounding.point import FLOAT64, at_point, gamma
from manual import by_hand

DECAY, P_DROP = 0.1, 0.3
PATIENCE, STEPS, FEW, RATE = 5, 100, 5, 0.1  # steps of 5 points each are so rough that the loss soon stops falling
REASON = "two rounding errors, bounded in crosscheck/rounding/point.py"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Evaluate everything on one side."""
    w, X, y, path = side.arrays(start.params, start.X, start.y, _rough_path(start))
    stopped, kept, best = side.code.early_stopping(path, X, y, PATIENCE)
    return {
        "L2: w": side.code.l2_step(w, X, y, ETA, DECAY),
        "L1: gradient": side.code.l1_gradient(w, X, y, DECAY),
        "dropout: mask": side.code.mask(len(y), P_DROP, start.seed),
        "dropout: gradient": side.code.dropout_gradient(w, X, y, P_DROP, start.seed),
        "early stopping: last step": stopped,
        "early stopping: step kept": kept,
        "early stopping: w": best,
    }


def allowed(start: Start, by_hand_: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors; a step that is kept is the same unless two losses are as close as those."""
    u, w = FLOAT64, np.abs(start.params)
    dg = at_point(start.params, start.X, start.y).gradient
    g = np.abs(by_hand.loss_gradient(start.params, start.X, start.y)) + DECAY * w
    after = np.abs(by_hand_["L2: w"])
    each = {
        "L2: w": Allowed(2 * (ETA * (dg + 3 * u * g) + u * after), REASON),  # two products, a sum; a difference
        "L1: gradient": Allowed(2 * (dg + u * (g + DECAY)), REASON),
        "dropout: mask": BIT_FOR_BIT,
        "dropout: gradient": Allowed(2 * _with_dropout(start, by_hand_["dropout: mask"]), REASON),
    }
    return each | {name: BIT_FOR_BIT for name in by_hand_ if name.startswith("early stopping")}


def _with_dropout(start: Start, mask: Array) -> Array:
    """Bound the gradient's errors: of points with the same mask M, the network is one with the weights u M.

    A product with M adds one rounding where `at_point` counts one or more, so that at most each count doubles.
    """
    patterns, which = np.unique(mask.T, axis=0, return_inverse=True)
    error = np.zeros(17)
    for i, M in enumerate(patterns):
        points = which.reshape(-1) == i
        factors = np.concatenate([M, np.ones(13)])
        error += factors * at_point(factors * start.params, start.X[points], start.y[points]).gradient

    u, _, V, b = by_hand.unpack(start.params)
    G, dphi = by_hand.phi_and_slope(V @ start.X.T + b)
    per_q = np.abs(u)[:, np.newaxis] * mask * dphi  # dE/dz is 1 at most
    size = by_hand.pack((mask * G).sum(axis=1), len(G.T), per_q @ np.abs(start.X), per_q.sum(axis=1))
    return 2 * error + gamma(len(start.y)) * size  # the second for the sums over all points


def _rough_path(start: Start) -> Array:
    """Descend with a few points at each step: shape (STEPS, 17)."""
    w, path = start.params, []
    for k in range(STEPS):
        few = np.arange(k * FEW, (k + 1) * FEW) % len(start.y)
        path.append(w)
        w = w - RATE * by_hand.loss_gradient(w, start.X[few], start.y[few])
    return np.array(path)


def _lacks() -> str:
    try:
        import torch
    except ImportError:
        return ""  # said elsewhere, and of every topic
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        kept = torch.nn.functional.dropout(torch.ones(64, dtype=torch.float64), P_DROP) > 0
    drawn = torch.rand(64, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    if torch.equal(kept, drawn < 1 - P_DROP):
        return ""
    return (
        "on this processor torch leaves the masks of dropout to a library, which does not draw them from the generator"
    )


TOPIC = Topic(
    name="regularization",
    question="How does one keep a network from learning its points by heart?",
    you_write="L2, L1, dropout, early stopping",
    framework_does="`weight_decay`, `nn.Dropout`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="No `train()` after `eval()`",
        why=(
            "A model is set to `eval()` to measure it between two epochs, and stays so. Dropout then does "
            "nothing, without a word: the gradient is that of the whole network."
        ),
        side="torch",
        right="nn.Dropout(p), model.output).train()  # not eval()",
        wrong="nn.Dropout(p), model.output).eval()",
    ),
    axes={
        "L2: w": (NAMES,),
        "L1: gradient": (NAMES,),
        "dropout: mask": (NODES, "point"),
        "dropout: gradient": (NAMES,),
        "early stopping: w": (NAMES,),
    },
    lacks=_lacks,
)
