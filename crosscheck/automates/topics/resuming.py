"""Resuming: 30 steps are the same as 15, killed, and 15 more."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.descent import hessian
from crosscheck.rounding.point import FLOAT64, at_point
from manual import by_hand

N_STEPS, KILLED_AFTER = 30, 15  # in the middle of the second epoch
BATCH, ETA, MU, HALVED_EVERY = 50, 0.001, 0.9, 10
REASON = "rounding errors of two gradients a step, carried on by momentum and curvature"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Take all steps at once, and in two runs that share nothing but a file; "changed" is what resuming changed.

    Steps are counted from 0: step k takes batch k, and p is what it leaves.
    """
    given = (*side.arrays(start.params, start.X, start.y), start.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, batches = map(np.asarray, side.code.train(*given, N_STEPS, Path(folder, "whole.npz")))
        file = Path(folder, "killed.npz")
        runs = [side.code.train(*given, steps, file) for steps in (KILLED_AFTER, N_STEPS)]
    trajectory, again = (np.concatenate([np.asarray(one) for one in each]) for each in zip(*runs, strict=True))
    return {
        "point": batches,
        "p": whole,
        "point, resumed": again,
        "changed": trajectory - whole,
    }


def allowed(start: Start, by_hand_: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow the trajectory its rounding errors; that resuming changes nothing, and the order of the points, is exact."""
    return {
        "point": BIT_FOR_BIT,
        "p": Allowed(2 * rounding(start, by_hand_["p"], by_hand_["point"])[:, np.newaxis], REASON),
        "point, resumed": BIT_FOR_BIT,
        "changed": BIT_FOR_BIT,
    }


def rounding(start: Start, trajectory: Array, batches: Numbers) -> Array:
    """Bound the 2-norm of one side's error of p after each step, shape (N_STEPS,).

    With δ the error of v and e that of p, and H the Hessian of the batch's loss at p:

        δ <- μ δ + |H| e + |dgradient| + 2u (μ |v| + |v'|)          product, sum
        e <- e + η δ + 2u η |v'| + u |p'|                           product, sum
    """
    p, v, delta, e, u, bounds = start.params, np.zeros(17), 0.0, 0.0, FLOAT64, []
    for k, batch in enumerate(batches):
        X, y, eta = start.X[batch], start.y[batch], ETA * 0.5 ** (k // HALVED_EVERY)
        curvature = float(np.linalg.norm(hessian(p, X, y), 2))
        before, v = v, MU * v + by_hand.loss_gradient(p, X, y)
        p = trajectory[k]
        delta = MU * delta + curvature * e + _norm(at_point(p, X, y).gradient) + 2 * u * (MU * _norm(before) + _norm(v))
        e = e + eta * delta + 2 * u * eta * _norm(v) + u * _norm(p)
        bounds.append(e)
    return np.array(bounds)


def _norm(vector: Array) -> float:
    return float(np.linalg.norm(vector))


TOPIC = Topic(
    name="resuming",
    question="What must be saved, so that a run that was killed goes on as if it had not been?",
    you_write="everything that must be saved",
    framework_does="`state_dict`s and generators",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="Only the model is saved",
        why=(
            "`torch.save(model.state_dict(), ..)` alone is what many tutorials show. Momentum then starts from 0 "
            "and the rate from where it was at first: the first step after the interruption is another one, and "
            "so are all that follow."
        ),
        side="torch",
        right='parts = {"model": model, "optimizer": optimizer, "scheduler": scheduler}',
        wrong='parts = {"model": model}',
    ),
    axes={
        "point": ("step", "place"),
        "p": ("step", NAMES),
        "point, resumed": ("step", "place"),
        "changed": ("step", NAMES),
    },
)
