"""Answers that are right but for some digits: how they lost them, shown on the numbers themselves.

A loss of digits is excused only if its nature is demonstrated: finite differences leave every derivative a multiple of one
ulp of the loss divided by the step; single precision leaves every number representable in 24 bits; a constant that keeps log
away from 0 is reproduced with that constant. Anything else that is off is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.judge.asking.probes import Probe
from crosscheck.judge.asking.questioning import Answer, Evidence
from crosscheck.judge.explaining.finite_differences import finite_differences
from crosscheck.mistakes.losses import STRONG_ADDED, STRONG_CLIPS, added, clipped
from crosscheck.mistakes.model import EXACT, REFERENCE_LOSS, REFERENCE_NETWORK, Backprop, Loss, Network
from crosscheck.mistakes.networks import clipped_sums

NEGLIGIBLE = 1e-9  # of the largest entry: what needs no explanation; a tenth of the smallest error planted in the tests
EXCUSABLE = {"finite-differences", "float32", "constant-in-log", "clipped-sums"}
CASTS = ((True, True), (True, False), (False, True))  # which arguments were rounded: params, X
CLIPPED_AT = range(50, 4, -1)  # where people clip V x + b and u . G + a against overflow
SLIGHT = 1e-6  # of the largest entry: clipping at 15 changes that much
CONSTANTS = sorted(
    [*(digit * 10.0**-k for k in range(3, 17) for digit in (5, 2, 1)), 4e-4, 3e-4],  # 4e-4 and 3e-4 as near the border
    reverse=True,
)


@dataclass(frozen=True)
class Inaccuracy:
    """A demonstrated loss of digits: its kind, whether it is small enough to be a remark, and its measure."""

    kind: str
    harmless: bool
    numbers: dict[str, object] = field(default_factory=dict)


def inaccuracy(e: Evidence, differing: list[Answer], single_network: bool = False) -> Inaccuracy | None:
    """Find how the differing answers lost their digits, or None if that cannot be shown.

    Parameters
    ----------
    e : Evidence
    differing : answers outside their allowance
    single_network : bool
        Whether the submission's network was shown to compute in single precision; what is built on it need only stay
        within the budget of single precision.
    """
    if any(answer.value is None or not np.isfinite(answer.value).all() for answer in differing):
        return None
    error = max(answer.relative for answer in differing)
    for kind, numbers in _natures(e, error, single_network):
        return Inaccuracy(kind, kind in EXCUSABLE, {"error": error, **numbers})
    return Inaccuracy("limited-accuracy", True, {"error": error}) if error <= NEGLIGIBLE else None


def _natures(e: Evidence, error: float, single_network: bool) -> Iterable[tuple[str, dict[str, object]]]:
    answers = [answer for answer in e.ordinary if answer.value is not None]
    if answers and all(_equal(a.value, np.trunc(a.expected), 0) for a in answers):
        yield "whole-numbers", {}
    digits = _rounded(answers)
    if digits is not None:
        yield (
            ("rounded-gradient" if e.function == "loss_gradient" else "rounded-result"),
            {"decimals": "1 decimal" if digits == 1 else f"{digits} decimals"},
        )
    if (single_network or _single_precision(e, answers)) and all(map(_within_single, answers)):
        yield "float32", {}
    if e.function == "loss_gradient":
        yield from finite_differences(answers, error)
    if e.function != "network":
        for eps in CONSTANTS:
            for forms, strong in ((clipped(eps), STRONG_CLIPS[-1]), ([added(eps)], STRONG_ADDED[-1])):
                if _with_constant(e.function, answers, forms):
                    yield ("clip-too-strong" if eps >= strong else "constant-in-log"), {"eps": eps}
                    return
    most = next((most for most in CLIPPED_AT if _with_clipped_sums(e.function, answers, most)), None)
    if most is not None:
        yield ("clip-too-strong" if error > SLIGHT else "clipped-sums"), {"most": most}


def _rounded(answers: list[Answer]) -> int | None:
    """Give the number of decimals to which all answers are the rounded reference."""
    for digits in range(9):
        if all(_equal(a.value, np.round(a.expected, digits), 1.01 * 10.0**-digits) for a in answers) and all(
            _equal(a.value, np.round(np.asarray(a.value), digits), 1e-13) for a in answers
        ):
            return digits
    return None


def _single_precision(e: Evidence, answers: list[Answer]) -> bool:
    if e.dtypes == {"float32"} or all(_is_single(a.value) for a in answers):
        return True
    candidates = [partial(_at_single, cast_params=params, cast_X=X) for params, X in CASTS]
    if e.function != "network":
        candidates += [partial(_of_single_outputs, log=log) for log in (np.float32, np.float64)]
    return any(all(_equal(a.value, value(a.probe, e.function), a.allowance) for a in answers) for value in candidates)


def _within_single(answer: Answer) -> bool:
    """Say whether an answer lies within the bounds of single precision."""
    return _equal(answer.value, answer.expected, answer.probe.allowance_in_single(answer.function))


def _is_single(value: Array | None) -> bool:
    return value is not None and bool((value.astype(np.float32).astype(np.float64) == value).all())


def _at_single(probe: Probe, function: str, cast_params: bool, cast_X: bool) -> Array:
    """Give the reference at arguments rounded to single precision."""
    params = probe.params.astype(np.float32).astype(np.float64) if cast_params else probe.params
    X = probe.X.astype(np.float32).astype(np.float64) if cast_X else probe.X
    return replace(probe, params=params, X=X).expected(function)


def _of_single_outputs(probe: Probe, function: str, log: type) -> Array:
    """Give the answer at outputs rounded to single precision, and their logarithms to that of `log`."""
    p, y = probe.outputs.astype(np.float32), probe.y.reshape(-1)
    if function == "loss":
        p = p.astype(log)
        return np.asarray(-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)))
    of_single = Backprop(delta=lambda t: p.astype(np.float64) - t.y)
    return of_single.gradient(REFERENCE_NETWORK, REFERENCE_LOSS, probe.params, probe.X, probe.y)


def _with_constant(function: str, answers: list[Answer], forms: Iterable[Loss]) -> bool:
    """Say whether one of the ways of putting a constant into the logarithms reproduces the answers to the last digits."""
    return any(all(_equal(a.value, _clipped(function, form, a.probe), a.allowance) for a in answers) for form in forms)


def _with_clipped_sums(function: str, answers: list[Answer], most: float) -> bool:
    """Say whether sigmoids of sums clipped to -most .. most reproduce the answers, and their slopes, or slopes of 0 beyond."""
    return any(
        all(_equal(a.value, _of_network(function, clipped_sums(most, flat), a.probe), a.allowance) for a in answers)
        for flat in (False, True)
    )


def _of_network(function: str, network: Network, probe: Probe) -> Array:
    p = network.forward(probe.params, probe.X).p
    if function == "network":
        return p
    if function == "loss":
        return np.asarray(REFERENCE_LOSS.value(p, probe.y))
    textbook = Backprop(delta=lambda t: t.f.p - t.y)
    return textbook.gradient(network, REFERENCE_LOSS, probe.params, probe.X, probe.y)


def _clipped(function: str, form: Loss, probe: Probe) -> Array:
    if function == "loss":
        return np.asarray(form.value(probe.outputs, probe.y))
    return EXACT.gradient(REFERENCE_NETWORK, form, probe.params, probe.X, probe.y)


def _equal(value: Array | None, expected: Array, within: Array | float) -> bool:
    return value is not None and bool((np.abs(value - expected) <= within).all())
