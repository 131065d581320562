"""Where the output saturates: what rounding, overflow and clipping explain is a remark; what they do not explain is wrong.

With s = (1 - 2y) z > 0 on the wrong side of the boundary, a point costs log(1 + exp(s)), about s. A constant that keeps log
away from 0 lowers that, never under what the ordinary probes reach; and where 1 - y_out rounds to 0, the logarithm is
infinite, left out, or that of the constant, which may be anything. The point's derivatives are then smaller, or 0; only
where 1 - y_out is a few ulps may their quotient come out up to twice as large. Nothing of this turns a sign.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.judge.asking.probes import SPAN, Probe
from crosscheck.judge.asking.questioning import Answer, Evidence
from crosscheck.mistakes.losses import STRONG_CLIPS
from crosscheck.mistakes.messages import finding
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import Finding
from manual import by_hand

SLIGHT = STRONG_CLIPS[-1]  # an output may be clipped by less; by more, it is `clip-too-strong` at ordinary points
CLIPPED = SPAN / 2  # s from which clipping may act: the ordinary probes do not reach farther
ROUNDED = -float(np.log(100 * np.finfo(float).eps))  # s from which 1 - y_out is less than 100 ulps: 31.4
VANISHED = 38.0  # s past which 1 - y_out is 0 (36.74), and some
ALIKE = 0.2  # between -log of a constant and of what is left of it in 1 - (1 - eps), eps down to 1e-16
NOTHING = 1e-30  # beside any constant: of the far probes' outputs, 5e-131 is below it and the others are 1
FAR = 100.0  # the far probes' losses on the wrong side are 200 and 300, on the right side 1e-87
FLAT = 1e-3  # the far probes' largest derivative on the wrong side is 1, and 0 where log is held constant
TORCH_LEAST_LOG = -100.0
INFINITE = 1e6  # no right answer here comes near: np.nan_to_num writes infinity so, or a complex step pi / 2h
ROUGHLY = 0.01  # of the largest entry: mistakes are far larger, and a few digits are not what is asked for there


def saturation(e: Evidence) -> list[Finding]:
    """Say what happens where the output saturates."""
    bad = [answer for answer in e.saturated if not answer.agrees]
    if not bad:
        return []
    failed = next((a.outcome for a in bad if isinstance(a.outcome, Failed)), None)
    if failed is not None:
        return [finding("raises-in-saturation", message=failed.message)]
    if any(not np.isfinite(a.value).all() for a in bad if a.value is not None):
        return [finding("nan-in-saturation")]
    eps = _constant(e)
    if eps is not None:
        return [_clipping(eps)]
    return [finding("inaccurate-in-saturation")]


def _clipping(eps: float) -> Finding:
    """Tell what clips, and how torch's own clip, which holds log at -100, can be done without."""
    if abs(float(np.log(eps or 1)) - TORCH_LEAST_LOG) < ALIKE:
        constant = f" (log is held at {TORCH_LEAST_LOG:g}, as torch's binary_cross_entropy does)"
        return finding("clipping", constant=constant, remedy="; binary_cross_entropy_with_logits, of z, has no clip")
    return finding("clipping", constant=f" (with about {eps:.0e})" if eps else "", remedy="")


def _constant(e: Evidence) -> float | None:
    """Read off the constant that keeps log away from 0: far on the wrong side one point's loss is -log(eps)."""
    far = [a for a in e.saturated if a.value is not None and a.probe.far]
    if e.function == "network":
        ends = [float(p) for a in far if a.value is not None for p in a.value[a.expected < NOTHING]]
        return ends[0] if ends and 0 < ends[0] < 0.5 and len(set(ends)) == 1 else None
    if e.function == "loss":
        wrong_side = [a for a in far if a.probe.y.size == 1 and a.expected > FAR]
        capped = [float(np.asarray(a.value)) for a in wrong_side]
        return float(np.exp(-max(capped))) if capped and max(capped) - min(capped) < ALIKE else None
    flat = [a for a in far if a.value is not None and not a.agrees and np.abs(a.value).max() < FLAT]
    return 0.0 if flat else None


def unexplained(e: Evidence) -> list[Answer]:
    """Give the answers in saturation that neither rounding nor overflow nor clipping explains."""
    bad = [answer for answer in e.saturated if answer.value is not None and not answer.agrees]
    beyond = [answer for answer in bad if not _explained(e.function, answer)]
    if e.function == "loss" and not beyond:
        beyond = _too_large(bad)
    return beyond


def _explained(function: str, answer: Answer) -> bool:
    """Say whether every finite entry lies between its least and its largest value."""
    assert answer.value is not None
    low, high = _bounds(function, answer.probe)
    with np.errstate(invalid="ignore"):
        within = (answer.value >= low) & (answer.value <= high)
    return bool((within | ~(np.abs(answer.value) < INFINITE)).all())


def _bounds(function: str, probe: Probe) -> tuple[Array, Array]:
    expected = probe.expected(function)
    if function == "network":
        return expected - SLIGHT, expected + SLIGHT
    low, high = (np.sum(terms, axis=0) for terms in zip(*_terms(function, probe), strict=True))
    slack = probe.y.size * SLIGHT + ROUGHLY * np.abs(expected).max()
    return low - slack, high + slack


def _terms(function: str, probe: Probe) -> Iterable[tuple[Array | float, Array | float]]:
    """Bound each point's share of the answer."""
    for x, y, s in zip(probe.X, probe.y, _wrong_side(probe), strict=True):
        alone = getattr(by_hand, function)(probe.params, x[np.newaxis], y[np.newaxis])
        if function == "loss":
            yield (alone, alone) if s < CLIPPED else (CLIPPED, alone) if s < ROUNDED else (0.0, np.inf)
        else:
            least = alone if s < CLIPPED else 0 * alone
            most = 2 * alone if ROUNDED <= s < VANISHED else alone
            yield np.minimum(least, most), np.maximum(least, most)


def _wrong_side(probe: Probe) -> Array:
    """Give s = (1 - 2y) z of each point."""
    u, a, V, b = by_hand.unpack(probe.params)
    s: Array = (1 - 2 * probe.y) * (u @ by_hand.phi(V @ probe.X.T + b) + a)
    return s


def _too_large(bad: list[Answer]) -> list[Answer]:
    """Give single points' losses above the right ones, unless all are the same: that of a constant."""
    above = [a for a in bad if a.probe.y.size == 1 and a.value is not None and INFINITE > a.value > a.expected + 1]
    values = [float(np.asarray(a.value)) for a in above]
    return above if values and max(values) - min(values) > 1 else []
