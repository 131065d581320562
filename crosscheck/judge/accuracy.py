"""Answers that are right but for some digits: how they lost them, shown on the numbers themselves.

A loss of digits is excused only if its nature is demonstrated: finite differences leave every derivative a multiple of one
ulp of the loss divided by the step; single precision leaves every number representable in 24 bits; a constant that keeps log
away from 0 is reproduced with that constant. Anything else that is off is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from crosscheck.budgets import FLOAT32
from crosscheck.causes.losses import STRONG_CLIPS, clipped
from crosscheck.causes.mistaken import EXACT, REFERENCE_NETWORK, Loss
from crosscheck.contract import Array
from crosscheck.judge.evidence import Answer, Evidence
from crosscheck.judge.probes import Probe
from manual import by_hand

EXCUSED = 1e-4  # of the largest entry: more than this is not a matter of digits
SINGLE = 1e-5  # of the largest entry: what single precision may lose in 500 points
NEGLIGIBLE = 1e-9  # of the largest entry: less than this needs no explanation
EXCUSABLE = {"finite-differences", "float32", "constant-in-log"}
EPS = float(np.finfo(float).eps)
SMALL_STEPS = (
    *(digit * 10.0**-k for k in range(3, 10) for digit in (1, 2, 3, 5)),
    EPS**0.5,
    EPS ** (1 / 3),
    1.49e-8,
    1.5e-8,
)
EXCUSED_STEP = {"forward": 1e-4, "backward": 1e-4, "central": 1e-3}  # larger ones are large, whatever the error here
LARGE_STEPS = tuple(digit * 10.0**-k for k in range(1, 7) for digit in (5, 2, 1))
CASTS = ((True, True), (True, False), (False, True))  # which arguments were rounded: params, X
WAYS = 8  # times the budget of single precision, for the many ways of mixing it with double
CONSTANTS = tuple(digit * 10.0**-k for k in range(3, 17) for digit in (5, 2, 1))


@dataclass(frozen=True)
class Inaccuracy:
    """A demonstrated loss of digits: its kind, whether it is small enough to be a remark, and its measure."""

    kind: str
    harmless: bool
    numbers: dict[str, float] = field(default_factory=dict)


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
    harmless = error <= EXCUSED
    for kind, numbers in _natures(e, error, single_network):
        small = harmless or kind in {
            "finite-differences",
            "constant-in-log",
        }  # whose size is the step's, the constant's
        return Inaccuracy(kind, small and kind in EXCUSABLE, {"error": error, **numbers})
    return Inaccuracy("limited-accuracy", True, {"error": error}) if error <= NEGLIGIBLE else None


def _natures(e: Evidence, error: float, single_network: bool) -> Iterable[tuple[str, dict[str, float]]]:
    answers = [answer for answer in e.ordinary if answer.value is not None]
    digits = _rounded(answers)
    if digits is not None:
        yield ("rounded-gradient" if e.function == "loss_gradient" else "rounded-result"), {"digits": digits}
    if error <= SINGLE and (_single_precision(e, answers) or (single_network and _within_single(e, answers))):
        yield "float32", {}
    if e.function == "loss_gradient":
        yield from _differences(answers, error)
    if e.function != "network":
        eps = next((eps for eps in CONSTANTS if _with_constant(e.function, answers, eps)), None)
        if eps is not None:
            yield ("clip-too-strong" if eps >= STRONG_CLIPS[-1] else "constant-in-log"), {"eps": eps}


def _rounded(answers: list[Answer]) -> int | None:
    """Give the number of decimals to which all answers are the rounded reference."""
    for digits in range(1, 9):
        if all(_equal(a.value, np.round(a.expected, digits), 1.01 * 10.0**-digits) for a in answers) and all(
            _equal(a.value, np.round(np.asarray(a.value), digits), 1e-13) for a in answers
        ):
            return digits
    return None


def _single_precision(e: Evidence, answers: list[Answer]) -> bool:
    if e.dtypes == {"float32"} or all(_is_single(a.value) for a in answers):
        return True
    return any(
        all(_equal(a.value, _at_single(a.probe, e.function, *cast), a.allowance) for a in answers) for cast in CASTS
    )


def _within_single(e: Evidence, answers: list[Answer]) -> bool:
    """Say whether all answers lie within the proven budget of single precision."""
    return all(_equal(a.value, a.expected, WAYS * a.probe.budget(e.function, FLOAT32)) for a in answers)


def _is_single(value: Array | None) -> bool:
    return value is not None and bool((value.astype(np.float32).astype(np.float64) == value).all())


def _at_single(probe: Probe, function: str, cast_params: bool, cast_X: bool) -> Array:
    """Give the reference at arguments rounded to single precision."""
    params = probe.params.astype(np.float32).astype(np.float64) if cast_params else probe.params
    X = probe.X.astype(np.float32).astype(np.float64) if cast_X else probe.X
    return replace(probe, params=params, X=X).expected(function)


def _differences(answers: list[Answer], error: float) -> Iterable[tuple[str, dict[str, float]]]:
    """Recognise finite differences, small steps by their quantum and large ones by their value."""
    fresh = [a for a in answers if a.probe.kind == "fresh"]
    for h in sorted(SMALL_STEPS):  # the smallest first: what is a multiple of its quantum is one of every hundredth's
        if error <= EXCUSED and all(_is_quantised(a, h) for a in fresh):
            yield "finite-differences", {"h": h}
            return
    for h in LARGE_STEPS:
        for kind, difference in (("forward", _forward), ("backward", _backward), ("central", _central)):
            if all(_is_difference(a, difference(a.probe, h), h) for a in fresh):
                large = f"{kind}-difference-large-h".replace("backward", "forward")
                yield ("finite-differences" if h <= EXCUSED_STEP[kind] else large), {"h": h}
                return


def _is_quantised(answer: Answer, h: float) -> bool:
    """Say whether each entry times its step is a whole number of half ulps of the loss.

    The step is h for all, or h max(1, |p|) for each parameter; the divisor that step, its rounded (p + h) - p, or twice them.

    (E(p + h) - E(p)) is exact to an ulp of E, whatever else was rounded; an exact derivative would be whole by chance only,
    seventeen times over.
    """
    assert answer.value is not None
    quantum, p = np.spacing(answer.probe.loss) / 2, answer.probe.params
    steps = (np.full(17, h), h * np.maximum(1, np.abs(p)) * np.where(p < 0, -1, 1))
    for divisor in (d for step in steps for d in (step, (p + step) - p, 2 * step, (p + step) - (p - step))):
        multiples = answer.value * divisor / quantum
        slack = 4 * np.spacing(np.abs(multiples)) + 1e-6
        if (slack < 0.05).all() and (np.abs(multiples - np.round(multiples)) <= slack).all():
            return True
    return False


def _is_difference(answer: Answer, difference: Array, h: float) -> bool:
    """Say whether a difference with step h accounts for the error, but for a hundredth of it and the loss's own rounding.

    Where that rounding is a good part of the error, nothing would be shown.
    """
    error, rounding = float(answer.error.max()), 16 * float(np.spacing(max(1.0, answer.probe.loss))) / h
    return rounding < 0.1 * error and _equal(answer.value, difference, 0.01 * error + rounding)


def _forward(probe: Probe, h: float) -> Array:
    return np.array([_loss(probe, step) - probe.loss for step in h * np.eye(17)]) / h


def _backward(probe: Probe, h: float) -> Array:
    return _forward(probe, -h)  # (E(p - h) - E(p)) / -h


def _central(probe: Probe, h: float) -> Array:
    return np.array([_loss(probe, step) - _loss(probe, -step) for step in h * np.eye(17)]) / (2 * h)


def _loss(probe: Probe, step: Array) -> float:
    return by_hand.loss(probe.params + step, probe.X, probe.y)


def _with_constant(function: str, answers: list[Answer], eps: float) -> bool:
    """Say whether a constant `eps` in the logarithms reproduces the answers to the last digits."""
    return any(
        all(_equal(a.value, _clipped(function, form, a.probe), a.allowance) for a in answers) for form in clipped(eps)
    )


def _clipped(function: str, form: Loss, probe: Probe) -> Array:
    if function == "loss":
        return np.asarray(form.value(probe.outputs, probe.y))
    return EXACT.gradient(REFERENCE_NETWORK, form, probe.params, probe.X, probe.y)


def _equal(value: Array | None, expected: Array, within: Array | float) -> bool:
    return value is not None and bool((np.abs(value - expected) <= within).all())
