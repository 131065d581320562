"""The submission held against itself: its loss against its own network, its gradient against its own loss."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.judge.asking.questioning import Answer, Evidence
from crosscheck.mistakes.matching import Observation, same
from crosscheck.mistakes.model import REFERENCE_LOSS
from crosscheck.submissions.outcomes import Failed, Returned

CallEach = Callable[[str, Sequence[Sequence[object]]], list[Returned | Failed]]

FEW = 20  # points up to which the student's own network or loss is asked again and again
ENOUGH = 3  # confirmations, after which no more is asked: there are three probes at small parameters
STEPS = (1e-3, 2e-3)  # of Richardson's extrapolation of central differences: its error is of order h^4, 1e-10 here
DOUBT = 1e-3  # of the largest entry: by how much the two steps may differ, if their extrapolation is to be relied on
PROPER = 1e-8  # log(1 - p) loses u / (1 - p): 1e-8 here, a tenth of what `same` lets pass
OWN = 1e-4  # of the largest entry: how well a gradient must agree with the differences of its own loss


def with_own_outputs(call_each: CallEach, seen: Sequence[Observation]) -> list[Observation]:
    """Add the student's own network's outputs to each observation of few points.

    What it fails on is left out; so is all if the outputs are one and the same number that no logarithm can be taken of.
    """
    asked = [replace(o, outputs=_outputs(call_each, o.params, o.X)) for o in seen if len(o.X) <= FEW]
    known = [o for o in asked if o.outputs is not None and np.isfinite(o.outputs).all()]
    outputs = {float(p) for o in known for p in np.asarray(o.outputs)}
    return known if len(outputs) > 1 or any(0 < p < 1 for p in outputs) else []


def loss_of_own_outputs(seen: Sequence[Observation]) -> bool:
    """Say whether the losses are the exact cross-entropy of the student's own outputs.

    Where an output is not between 0 and 1 there is none; if that is so everywhere, the same NaN is asked for. Nearer to
    them than PROPER its logarithm has too few digits, while a loss of z itself would have them all.
    """
    proper = [o for o in seen if o.outputs is not None and ((o.outputs > PROPER) & (o.outputs < 1 - PROPER)).all()]
    compared = proper if len(proper) >= 2 else list(seen)
    with np.errstate(all="ignore"):
        expected = [np.asarray(REFERENCE_LOSS.value(o.outputs, o.y)) for o in compared if o.outputs is not None]
    return len(expected) >= 2 and all(same(o.value, e) for o, e in zip(compared, expected, strict=True))


def gradient_of_own_loss(call_each: CallEach, evidence: Evidence, quick: bool = True) -> bool | None:
    """Say whether the gradients are the derivatives of the student's own loss; None if that cannot be told.

    They are if two fresh probes or more confirm it, and are not if one at small parameters contradicts it; elsewhere a
    mistaken network may saturate, and its loss lose its digits. A loss that does not depend on the parameters tells
    nothing; one that is not `quick` is asked at small parameters only.
    """
    asked = [
        a for a in evidence.answers if a.probe.kind == "fresh" and 1 < a.probe.y.size <= FEW and not a.probe.column
    ]
    confirmed = 0
    for answer in sorted(asked, key=lambda a: not a.probe.gentle):
        probe = answer.probe
        if confirmed >= ENOUGH or not (quick or probe.gentle):
            break
        derivative = _derivative(call_each, probe.params, probe.X, probe.y)
        if derivative is None or not derivative.any():
            continue
        if answer.value is not None and _near(answer.value, derivative):
            confirmed += 1
        elif probe.gentle:
            return False
    return True if confirmed >= 2 else None


def follows_own_outputs(call_each: CallEach, answers: Sequence[Answer]) -> bool:
    """Say whether losses in saturation are the cross-entropy of the student's own outputs, where that is finite."""
    for a in answers:
        outputs = _outputs(call_each, a.probe.params, a.probe.X)
        with np.errstate(all="ignore"):
            own = np.asarray(np.nan if outputs is None else REFERENCE_LOSS.value(outputs, a.probe.y))
        if a.value is None or (np.isfinite(own) and not same(a.value, own)):
            return False
    return True


def follows_own_loss(call_each: CallEach, answers: Sequence[Answer]) -> bool:
    """Say whether gradients in saturation are the derivatives of the student's own loss, where it has any."""
    for a in answers:
        derivative = _derivative(call_each, a.probe.params, a.probe.X, a.probe.y)
        if a.value is None or (derivative is not None and not _near(a.value, derivative)):
            return False
    return True


def _near(gradient: Array, derivative: Array) -> bool:
    with np.errstate(invalid="ignore"):
        return bool((np.abs(gradient - derivative) <= OWN * max(1e-2, np.abs(derivative).max())).all())


def _outputs(call_each: CallEach, params: Array, X: Array) -> Array | None:
    return _numbers(call_each("network", [(x.copy(), params.copy()) for x in X]))


def _numbers(outcomes: Sequence[Returned | Failed]) -> Array | None:
    """Read an answer of one number from each outcome; None if one is something else."""
    values = [o.value.reshape(()) for o in outcomes if isinstance(o, Returned) and o.value.size == 1]
    return np.array(values, dtype=float) if len(values) == len(outcomes) else None


def _derivative(call_each: CallEach, params: Array, X: Array, y: Array) -> Array | None:
    """Differentiate the student's loss by Richardson's extrapolation, (4 D(h) - D(2h)) / 3, where that can be relied on."""
    near, wide = (_central(call_each, params, X, y, h) for h in STEPS)
    if near is None or wide is None:
        return None
    derivative: Array = (4 * near - wide) / 3
    if not np.isfinite(derivative).all():
        return None
    doubt = np.abs(near - wide).max()  # large across a kink, or where the loss bends too sharply for these steps
    return derivative if doubt <= DOUBT * max(1e-2, np.abs(derivative).max()) else None


def _central(call_each: CallEach, params: Array, X: Array, y: Array, h: float) -> Array | None:
    moved = [params + sign * step for step in h * np.eye(params.size) for sign in (1, -1)]
    ends = _numbers(call_each("loss", [(end, X.copy(), y.copy()) for end in moved]))
    return None if ends is None else (ends[0::2] - ends[1::2]) / (2 * h)
