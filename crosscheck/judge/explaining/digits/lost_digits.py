"""Answers that are right but for some digits: how they lost them, shown on the numbers themselves.

A loss of digits is excused only if its nature is demonstrated: finite differences leave every derivative a multiple of one
ulp of the loss divided by the step; single precision leaves every number representable in 24 bits; and a homework knows ways
of its own, such as a constant that keeps log away from 0. Anything else that is off is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from crosscheck.homework import LostDigits, Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.digits.finite_differences import finite_differences
from crosscheck.mistakes.behaviour import HALF_PRECISION, ROUNDED_GRADIENT, ROUNDED_RESULT, WHOLE_NUMBERS
from crosscheck.mistakes.remarks import LIMITED_ACCURACY, SINGLE_PRECISION
from crosscheck.submissions.probes import Answer, Array, Probe

# Of the largest entry: an error as small needs no explanation; tests plant errors of ten times as much.
NEGLIGIBLE = 1e-9
MOST_DECIMALS = 9
HALF_ATOL = 0.05  # of the largest entry: what half precision may lose, in all of a loss's terms
CASTS = ((True, True), (True, False), (False, True))  # which arguments were rounded: params, X


def lost_digits(e: Evidence, differing: Sequence[Answer], single_network: bool) -> LostDigits | None:
    """Return how the differing answers lost their digits, or None if that cannot be shown.

    Parameters
    ----------
    e : Evidence
    differing : answers outside their allowance
    single_network : bool
        Whether the submission's network was shown to compute in single precision; what is built on it need only stay
        within the error bound of single precision.
    """
    if any(answer.value is None or not np.isfinite(answer.value).all() for answer in differing):
        return None
    error = max(answer.relative_error for answer in differing)
    found = next(iter(_ways(e, error, single_network)), None)
    if found is None and error <= NEGLIGIBLE:
        found = LostDigits(LIMITED_ACCURACY)
    return None if found is None else replace(found, numbers={"error": error, **found.numbers})


def _ways(e: Evidence, error: float, single_network: bool) -> Iterable[LostDigits]:
    # The first rules most ways out, at the least cost: one that differs, of few points.
    answers = sorted(e.valued, key=lambda a: (a.agrees, a.probe.y.size))
    if answers and all(_equal(a.value, np.trunc(a.expected), 0) for a in answers):
        yield LostDigits(WHOLE_NUMBERS)
    decimals = _decimals(answers)
    if decimals is not None:
        kind = ROUNDED_GRADIENT if e.role is Role.GRADIENT else ROUNDED_RESULT
        yield LostDigits(kind, {"decimals": "1 decimal" if decimals == 1 else f"{decimals} decimals"})
    if (single_network or _in_single_precision(e, answers)) and all(map(_within_single, answers)):
        yield LostDigits(SINGLE_PRECISION)
    if _in_half_precision(e, answers):
        yield LostDigits(HALF_PRECISION)
    if e.role is Role.GRADIENT:
        yield from finite_differences(answers)
    yield from e.homework.lost_digits(e.function, answers, error)


def _decimals(answers: Sequence[Answer]) -> int | None:
    """Return the number of decimals to which all answers are the rounded reference."""
    for digits in range(MOST_DECIMALS):
        if all(_equal(a.value, np.round(a.expected, digits), 1.01 * 10.0**-digits) for a in answers) and all(
            _equal(a.value, np.round(np.asarray(a.value), digits), 1e-13) for a in answers
        ):
            return digits
    return None


def _in_single_precision(e: Evidence, answers: Sequence[Answer]) -> bool:
    """Return whether the answers show that they were computed in single precision, throughout or in part."""
    if _shows_precision(e, answers, np.float32):
        return True
    for way in zip(*(e.homework.in_single(e.function, a.probe) for a in answers), strict=True):
        if all(_equal(a.value, one, a.allowance) for a, one in zip(answers, way, strict=True)):
            return True
    return False


def _in_half_precision(e: Evidence, answers: Sequence[Answer]) -> bool:
    """Return whether the answers show that they were computed in half precision, and are as near as that allows."""
    near = all(a.relative_error <= HALF_ATOL for a in answers)
    return near and _shows_precision(e, answers, np.float16)


def _shows_precision(e: Evidence, answers: Sequence[Answer], dtype: type[np.floating[Any]]) -> bool:
    """Return whether answers are numbers of a precision, or the right ones for arguments that are."""
    if e.dtypes == {np.dtype(dtype).name} or all(_rounded(a.value, dtype) for a in answers):
        return True
    name = e.function.name
    return any(
        all(_equal(a.value, _at_rounded(a.probe, name, dtype, *cast), a.allowance) for a in answers) for cast in CASTS
    )


def _within_single(answer: Answer) -> bool:
    """Return whether an answer lies within the error bounds of single precision."""
    return _equal(answer.value, answer.expected, answer.probe.allowance_in_single(answer.function))


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
