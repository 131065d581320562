"""How a function may have lost digits: by a precision, by rounding, by differences, or in the homework's own way."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from crosscheck.homework.parts import LostDigits, Role
from crosscheck.judge.asking.accuracy import Accuracy
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.conditions import answers_anew
from crosscheck.judge.explaining.context import Context
from crosscheck.judge.explaining.differences import differences
from crosscheck.mistakes.matching import MATCH_RTOL, Matching
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS
from crosscheck.submissions.probes import Answer, Array
from crosscheck.verdict import Finding

MOST_DECIMALS = 9
# With the error that each allows, relative to the largest entry or to all of a loss's terms; larger errors have another cause.
PRECISIONS = ((np.float16, 0.05, "half-precision"), (np.float32, 1e-3, "float32"))
ANSWER_OF = {Role.OUTPUTS: OUTPUTS, Role.OBJECTIVE: OBJECTIVE, Role.GRADIENT: GRADIENT}  # of the textbook's page
CASTS = (("params", "X"), ("params",), ("X",))  # which arguments were rounded


def known_mistake(e: Evidence) -> Finding | None:
    """Return the known mistake without a fitted constant that gives these numbers: they are wrong even if close."""
    matched = Matching(e.homework.catalogue, ANSWER_OF[e.role], e.valued, within=MATCH_RTOL)
    known, _ = matched.told(matched.named())
    return next((e.finding(mistake) for mistake in known if not mistake.families), None)


def inaccuracy(e: Evidence, measured: Accuracy, context: Context) -> Finding:
    """Return the remark on a function that is accurate enough: the number of digits, and the reason if it can be shown."""
    if (lost := next(iter(_ways(e, context)), None)) is not None:
        found = e.finding(lost.kind, digits=str(measured), **lost.numbers)
    else:
        matched = Matching(e.homework.catalogue, ANSWER_OF[e.role], e.valued)
        fitted, _ = matched.told(matched.named(families=True))
        found = e.finding(*fitted[:1] or ("limited-accuracy",), digits=str(measured))
    if found.level != "wrong":
        return found
    said = found.hint if str(measured) in found.hint else f"Right to {measured}: {begun_small(found.hint)}"
    return replace(found, hint=said, level="remark")


def begun_small(sentence: str) -> str:
    """Return a sentence as it continues after a colon; one that begins with a letter of the formulas stays as it is."""
    return sentence[:1].lower() + sentence[1:] if re.match("(A|[A-Z][a-z]+) ", sentence) else sentence


def lost_digits(e: Evidence, measured: Accuracy, context: Context) -> list[Finding]:
    """Return how a wrong function lost its digits, where that can be shown."""
    finite = all(answer.value is not None and np.isfinite(answer.value).all() for answer in e.ordinary)
    found = itertools.islice(_ways(e, context), 1) if finite and not e.same_everywhere else ()
    each = (e.finding(lost.of_wrong or lost.kind, digits=str(measured), **lost.numbers) for lost in found)
    return [replace(one, level="wrong") for one in each]


def _ways(e: Evidence, context: Context) -> Iterable[LostDigits]:
    # The first rules most ways out, at the least cost: one that differs, of few points.
    answers = sorted(e.valued, key=lambda a: (a.agrees, a.probe.y.size))
    if answers and all(_equal(a.value, np.trunc(a.expected), 0) for a in answers):
        yield LostDigits("whole-numbers")
    if (decimals := _decimals(answers)) is not None:
        rounded = "rounded-gradient" if e.role is Role.GRADIENT else "rounded-result"
        yield LostDigits(rounded, None, {"decimals": "1 decimal" if decimals == 1 else f"{decimals} decimals"})
    for dtype, most, kind in PRECISIONS:
        if all(a.relative_error <= most for a in answers) and _shows_precision(e, answers, dtype):
            yield LostDigits(kind)
    if e.role is Role.GRADIENT:
        yield from differences(answers)
    for lost in e.homework.lost_digits(e.function, answers):
        is_note = getattr(lost.kind, "level", "") == "note"
        yield from (lost,) if is_note else e.homework.lost_digits(e.function, [*answers, *answers_anew(e, context)])


def _decimals(answers: Sequence[Answer]) -> int | None:
    """Return the number of decimals to which all answers are the reference, rounded or cut."""
    for digits in range(MOST_DECIMALS):
        near = all(_equal(a.value, a.expected, (1 + 1e-6) * 10.0**-digits) for a in answers)
        if near and all(_equal(a.value, np.round(np.asarray(a.value), digits), 1e-13) for a in answers):
            return digits
    return None


def _shows_precision(e: Evidence, answers: Sequence[Answer], dtype: type[np.floating[Any]]) -> bool:
    """Return whether answers are numbers of a precision, or are right for arguments of that precision."""
    values = [a.value for a in answers if a.value is not None]
    if e.dtypes == {np.dtype(dtype).name} or (len(values) == len(answers) and _are_numbers_of(values, dtype)):
        return True

    def cast(argument: Array) -> Array:
        return argument.astype(dtype).astype(np.float64)

    return any(all(_equal(a.value, a.expected_after(cast, names), a.allowance) for a in answers) for names in CASTS)


def _are_numbers_of(values: Sequence[Array], dtype: type[np.floating[Any]]) -> bool:
    """Return whether all are numbers of a precision, and some besides the largest need its last digit: else they are a grid's."""
    bits, every = np.finfo(dtype).nmant + 1, np.concatenate([value.ravel() for value in values])
    mantissas, exponents = np.frexp(every)
    of_last = (mantissas * 2.0**bits % 2 == 1) & (exponents < exponents.max())
    return np.array_equal(every.astype(dtype), every) and bool(of_last.any())


def _equal(value: Array | None, expected: Array, within: Array | float) -> bool:
    return value is not None and bool((np.abs(value - expected) <= within).all())
