"""How many digits of a function are right, which decides whether it is wrong, and how it may have lost the others.

    digits = log10(scale / error)

is the least of any answer. The scale is 1 for outputs, the loss itself for a loss, and the largest entry for a gradient; it is
at least 1 but for the homework's own calls. What lies within its error bound has lost none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from crosscheck.homework import LostDigits, Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.differences import differences
from crosscheck.mistakes.findings import (
    HALF_PRECISION,
    LIMITED_ACCURACY,
    ROUNDED_GRADIENT,
    ROUNDED_RESULT,
    SINGLE_PRECISION,
    WHOLE_NUMBERS,
)
from crosscheck.mistakes.matching import matching
from crosscheck.mistakes.mistake import Mistake, Remark
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

# Of 467 labelled files, what is wrong for its numbers has at most 3.9 digits, and what approximates them has at least 5.9.
ENOUGH = 4.0
BY_CHANCE = 2.0  # digits that a seed's own questions ask for: fewer than the listed ones, so that it decides nothing near a limit
MOST_DECIMALS = 9
# With what each may lose of the largest entry, in all of a loss's terms: what loses more is no matter of precision.
PRECISIONS: tuple[tuple[type[np.floating[Any]], float, Mistake | Remark], ...] = (
    (np.float16, 0.05, HALF_PRECISION),
    (np.float32, 1e-3, SINGLE_PRECISION),
)
ANSWER_OF = {Role.OUTPUTS: OUTPUTS, Role.OBJECTIVE: OBJECTIVE, Role.GRADIENT: GRADIENT}  # of the textbook's page
CASTS = ((True, True), (True, False), (False, True))  # which arguments were rounded: params, X


@dataclass(frozen=True)
class Accuracy:
    """The least digits of a function's answers at ordinary questions; infinite where all lie within their error bounds."""

    listed: float  # at the questions that are the same for each seed
    fresh: float  # at those that the seed drew

    @property
    def suffices(self) -> bool:
        """Whether the function is right. What is exact at the listed questions may have been learned by heart."""
        return self.listed >= ENOUGH and self.fresh >= (ENOUGH if math.isinf(self.listed) else BY_CHANCE)

    @property
    def digits(self) -> int:
        """How many digits are right, as far as they are told; of a wrong function, at any question."""
        least = self.listed if self.suffices and math.isfinite(self.listed) else min(self.listed, self.fresh)
        return max(0, math.floor(least)) if math.isfinite(least) else 0

    def __str__(self) -> str:
        return {0: "no digit", 1: "1 digit"}.get(self.digits, f"{self.digits} digits")


def accuracy(e: Evidence) -> Accuracy:
    """Measure a function's answers at ordinary questions; without a listed one, all count as such."""
    listed, fresh = ([_digits(a, e.role) for a in e.ordinary if a.probe.listed is side] for side in (True, False))
    return Accuracy(min(listed or fresh, default=math.inf), min(fresh, default=math.inf))


def known_mistake(e: Evidence) -> Finding | None:
    """Return the known mistake, without a fitted constant, whose numbers these are: it is one, however near they are."""
    known = matching(e.homework.catalogue, e.valued).known_alone(ANSWER_OF[e.role])
    return e.homework.finding(known[0]) if known else None


def inaccuracy(e: Evidence, measured: Accuracy) -> Finding:
    """Return the remark on a function that is accurate enough: to how many digits, and where it can be shown, why."""
    if (lost := next(iter(_ways(e)), None)) is not None:
        found = e.homework.finding(lost.kind, digits=str(measured), **lost.numbers)
    else:
        (fitted, *_) = (*matching(e.homework.catalogue, e.valued).fitted_alone(ANSWER_OF[e.role]), LIMITED_ACCURACY)
        found = e.homework.finding(fitted, digits=str(measured))
    if found.level != "wrong":
        return found
    said = "" if str(measured) in found.hint else f"Right to {measured}. "
    return replace(found, hint=said + found.hint, level="remark")


def lost_digits(e: Evidence, measured: Accuracy) -> Finding | None:
    """Return how a wrong function lost its digits; None if that cannot be shown."""
    if any(answer.value is None or not np.isfinite(answer.value).all() for answer in e.ordinary) or e.same_everywhere:
        return None
    for lost in _ways(e):
        found = e.homework.finding(lost.of_wrong or lost.kind, digits=str(measured), **lost.numbers)
        return replace(found, level="wrong")
    return None


def _digits(answer: Answer, role: Role) -> float:
    if answer.agrees:
        return math.inf
    error, scale = float(answer.error.max()), 1.0
    if role is not Role.OUTPUTS:
        scale = float(np.abs(answer.expected).max())
        scale = max(1.0, scale) if answer.fresh else scale
    return math.log10(scale / error) if scale > 0 and math.isfinite(error) else -math.inf


def _ways(e: Evidence) -> Iterable[LostDigits]:
    # The first rules most ways out, at the least cost: one that differs, of few points.
    answers = sorted(e.valued, key=lambda a: (a.agrees, a.probe.y.size))
    if answers and all(_equal(a.value, np.trunc(a.expected), 0) for a in answers):
        yield LostDigits(WHOLE_NUMBERS)
    decimals = _decimals(answers)
    if decimals is not None:
        rounded = ROUNDED_GRADIENT if e.role is Role.GRADIENT else ROUNDED_RESULT
        yield LostDigits(rounded, None, {"decimals": "1 decimal" if decimals == 1 else f"{decimals} decimals"})
    for dtype, most, kind in PRECISIONS:
        if all(a.relative_error <= most for a in answers) and _shows_precision(e, answers, dtype):
            yield LostDigits(kind)
    if e.role is Role.GRADIENT:
        yield from differences(answers)
    yield from e.homework.lost_digits(e.function, answers)


def _decimals(answers: Sequence[Answer]) -> int | None:
    """Return the number of decimals to which all answers are the rounded reference."""
    for digits in range(MOST_DECIMALS):
        if all(_equal(a.value, np.round(a.expected, digits), 1.01 * 10.0**-digits) for a in answers) and all(
            _equal(a.value, np.round(np.asarray(a.value), digits), 1e-13) for a in answers
        ):
            return digits
    return None


def _shows_precision(e: Evidence, answers: Sequence[Answer], dtype: type[np.floating[Any]]) -> bool:
    """Return whether answers are numbers of a precision, or the right ones for arguments that are."""
    if e.dtypes == {np.dtype(dtype).name} or all(_rounded(a.value, dtype) for a in answers):
        return True
    name = e.function.name
    return any(
        all(_equal(a.value, _at_rounded(a.probe, name, dtype, *cast), a.allowance) for a in answers) for cast in CASTS
    )


def _rounded(value: Array | None, dtype: type[np.floating[Any]]) -> bool:
    with np.errstate(over="ignore"):
        return value is not None and bool((value.astype(dtype).astype(np.float64) == value).all())


def _at_rounded(probe: Probe, function: str, dtype: type[np.floating[Any]], cast_params: bool, cast_X: bool) -> Array:
    """Compute the reference's answer at arguments rounded to a precision."""
    params = probe.params.astype(dtype).astype(np.float64) if cast_params else probe.params
    X = probe.X.astype(dtype).astype(np.float64) if cast_X else probe.X
    return replace(probe, params=params, X=X).expected(function)


def _equal(value: Array | None, expected: Array, within: Array | float) -> bool:
    return value is not None and bool((np.abs(value - expected) <= within).all())
