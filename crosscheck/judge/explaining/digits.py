"""How a function may have lost digits: by low precision, rounding, finite differences, or in the homework's own way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np

from crosscheck.homework.parts import LostDigits, Role
from crosscheck.judge.asking.accuracy import Accuracy
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.conditions import answers_anew
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.matching import MATCH_RTOL, Matching
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

MOST_DECIMALS = 9
# With the largest error of each, relative to the largest entry. Larger errors have another cause.
PRECISIONS = ((np.float16, 0.05, "half-precision"), (np.float32, 1e-3, "float32"))
ANSWER_OF = {Role.OUTPUTS: OUTPUTS, Role.OBJECTIVE: OBJECTIVE, Role.GRADIENT: GRADIENT}  # answers of the textbook
CASTS = (("params", "X"), ("params",), ("X",))  # arguments that may have been rounded


def known_mistake(e: Evidence) -> Finding | None:
    """Return the known mistake, without a fitted constant, that gives these numbers. They are wrong even if close."""
    matched = Matching(e.homework.catalogue, ANSWER_OF[e.role], e.valued, within=MATCH_RTOL)
    known, _ = matched.told(matched.named())
    return next((e.finding(mistake) for mistake in known if not mistake.families), None)


def inaccuracy(e: Evidence, measured: Accuracy, context: Context) -> Finding:
    """Return the remark on a function that is accurate enough: its number of digits, and the reason if it is known."""
    if (lost := next(_ways(e, context), None)) is not None:
        found = e.finding(lost.kind, digits=str(measured), **lost.numbers)
    else:
        matched = Matching(e.homework.catalogue, ANSWER_OF[e.role], e.valued)
        fitted, _ = matched.told(matched.named(families=True))
        found = e.finding(*fitted[:1] or ("limited-accuracy",), digits=str(measured))
    if found.level == "note":
        return found
    said = found.hint if str(measured) in found.hint else f"Right to {measured}: {begun_small(found.hint)}"
    return replace(found, hint=said, level="remark")


def begun_small(sentence: str) -> str:
    """Return a sentence with a small first letter, to follow a colon. A letter of a formula at its start stays."""
    return sentence[:1].lower() + sentence[1:] if re.match("(A|[A-Z][a-z]+) ", sentence) else sentence


def lost_digits(e: Evidence, measured: Accuracy, context: Context) -> list[Finding]:
    """Return how a wrong function lost its digits, if that can be shown."""
    finite = all(np.isfinite(answer.numbers).all() for answer in e.ordinary)
    if not finite or e.same_everywhere or (lost := next(_ways(e, context), None)) is None:
        return []
    return [replace(e.finding(lost.of_wrong or lost.kind, digits=str(measured), **lost.numbers), level="wrong")]


def _ways(e: Evidence, context: Context) -> Iterator[LostDigits]:
    """Yield the ways in which a function may have lost digits, the likeliest first."""
    # Wrong answers at few points come first: they exclude most ways, at the least cost.
    answers = sorted(e.valued, key=lambda a: (a.agrees, a.probe.y.size))
    if all(np.array_equal(a.numbers, np.trunc(a.expected)) for a in answers):
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
    """Return the number of decimals to which all answers are the reference's, rounded or truncated; None if none."""
    for digits in range(MOST_DECIMALS):
        near = all(_equal(a.numbers, a.expected, (1 + 1e-6) * 10.0**-digits) for a in answers)
        if near and all(_equal(a.numbers, np.round(a.numbers, digits), 1e-13) for a in answers):
            return digits
    return None


def _shows_precision(e: Evidence, answers: Sequence[Answer], dtype: type[np.floating[Any]]) -> bool:
    """Return whether answers are numbers of a precision, or are right for arguments rounded to that precision."""
    if {form.dtype for form in e.forms} == {np.dtype(dtype).name} or _are_numbers_of(answers, dtype):
        return True

    def cast(argument: Array) -> Array:
        return argument.astype(dtype).astype(np.float64)

    return any(all(_equal(a.numbers, a.expected_after(cast, names), a.allowance) for a in answers) for names in CASTS)


def _are_numbers_of(answers: Sequence[Answer], dtype: type[np.floating[Any]]) -> bool:
    """Return whether all are numbers of a precision, and some need its last bit: else they may only lie on a grid."""
    bits, every = np.finfo(dtype).nmant + 1, np.concatenate([np.ravel(answer.numbers) for answer in answers])
    mantissas, exponents = np.frexp(every)
    of_last = (mantissas * 2.0**bits % 2 == 1) & (exponents < exponents.max())
    return np.array_equal(every.astype(dtype), every) and bool(of_last.any())


def _equal(value: Array, expected: Array, within: Array | float) -> bool:
    return bool((np.abs(value - expected) <= within).all())


# Gradients by finite differences of the loss: which scheme, and which step. The error is a known function of the step.
# The step is fitted to one answer, and must then explain the others. If two schemes do, their order is told.

Weights: TypeAlias = dict[float, float]  # of the losses in a difference, by their distance in steps
# Rounding error of two losses, as a fraction of the loss's error bound. A right submission's loss has a tenth at most.
LOSSES_ROUND = 0.25
# The truncation error of a step shows if the rounding of the loss is less than this fraction of the whole error.
NOISE_SHARE = 0.1
SHOWN = 5  # number of derivatives in which it must show, so that no other error looks like it by chance
FIRST_STEP = 1e-2  # where the fit of a step starts
FITTED_TIMES = 20  # iterations of the fit
# Truncation grows as h**order, and rounding as 1 / h. Rounding dominates where h**(order + 1) is less than this.
ROUNDING_SHOWS = 1e-11
LARGEST_STEP = 1.0  # No difference has a larger step.
# Steps so small that rounding is most of the error of any difference, the smallest first; and how far a derivative may
# be from a whole number of last bits.
SMALL_STEPS, WHOLE_ATOL = [10.0**-k for k in range(16, 8, -1)], 1e-3


def differences(answers: Sequence[Answer]) -> Iterator[LostDigits]:
    """Recognise finite differences among gradients by the error that their step makes."""
    fresh = sorted((a for a in answers if a.fresh), key=lambda a: -a.relative_error)
    middle = [a for a in fresh if not a.agrees]
    found: list[tuple[int, LostDigits]] = []
    for scheme, (weights, order, quotient, mistake) in SCHEMES.items():
        # At an answer with a large error, no step may fit.
        h = next(filter(None, (_step(a, weights, order) for a in middle[len(middle) // 2 :])), None)
        if h is None or sum(np.count_nonzero(NOISE_SHARE * a.error > _rounding(a, h)) for a in fresh) < SHOWN:
            continue
        if all(_is_difference(a, weights, h) for a in fresh):
            what = f"{'complex steps' if scheme == 'complex' else f'{scheme} differences with a step'} of {h:.2g}"
            found.append((order, LostDigits("finite-differences", mistake, {"what": what, "quotient": quotient})))
    if found:
        order, named = found[0]
        several = [one for one, _ in found].count(order) > 1
        what = f"quotients with a step h, and grows as h^{order}"
        yield LostDigits("finite-differences", None, {"what": what}) if several else named
    elif (h := _too_small_a_step(fresh)) is not None:
        what = f"differences with too small a step, about {h:.0e}"
        yield LostDigits("finite-differences", "difference-small-h", {"what": what})


def _too_small_a_step(answers: Sequence[Answer]) -> float | None:
    """Return the step of a difference of two losses by which every entry is a whole number of their last bits."""
    losses = [a.probe.reference.objective(a.probe.params, a.probe.X, a.probe.y) for a in answers]
    bits = np.concatenate([a.numbers / np.spacing(loss) for a, loss in zip(answers, losses, strict=True)])
    for h in SMALL_STEPS:
        whole = 4 * h * bits  # central differences divide by 2 h, and a loss below a power of two has another bit
        if np.count_nonzero(whole) >= SHOWN and (np.abs(whole - np.rint(whole)) <= WHOLE_ATOL).all():
            return h
    return None


def _step(answer: Answer, weights: Weights, order: int) -> float | None:
    """Fit the step h for which a difference has the answer's largest error, which grows as h**order.

    A step of one or two digits is preferred if it is near. Return None if no step fits.
    """
    i = int(np.argmax(answer.error))
    h, least, expected = FIRST_STEP, ROUNDING_SHOWS ** (1 / (order + 1)), answer.expected[i]
    for _ in range(FITTED_TIMES):
        at = max(h, least)
        ratio = (answer.numbers[i] - expected) / (_difference(weights, answer.probe, i, at) - expected)
        h = float(at * ratio ** (1 / order)) if ratio > 0 else np.inf
        if h > LARGEST_STEP:
            return None
    return next((one for one in (float(f"{h:.1g}"), float(f"{h:.2g}")) if abs(h - one) < 0.01 * one), h)


def _rounding(answer: Answer, h: float) -> float:
    """Bound the error of the derivatives that comes from rounding of the loss."""
    return LOSSES_ROUND * float(answer.probe.allowance(answer.probe.reference.objective_name)) / h


def _is_difference(answer: Answer, weights: Weights, h: float) -> bool:
    """Return whether a difference with step h explains each error, to within a hundredth of it and the loss's rounding.

    Entries without an error may be by formulas. The one with the largest error comes first: it excludes most steps.
    """
    within, off = 0.01 * answer.error + _rounding(answer, h), answer.error > answer.allowance
    each = ((i, _difference(weights, answer.probe, i, h)) for i in np.argsort(-answer.error) if off[i])
    return all(abs(answer.numbers[i] - difference) <= within[i] for i, difference in each)


ONE_SIDED, CENTRAL = "forward-difference-large-h", "central-difference-large-h"
#: Each scheme with the order of its error in the step, its formula, and the mistake's name if it has too few digits.
SCHEMES: dict[str, tuple[Weights, int, str, str | None]] = {
    "forward": ({1: 1, 0: -1}, 1, "(E(p + h) - E(p)) / h", ONE_SIDED),
    "backward": ({0: 1, -1: -1}, 1, "(E(p) - E(p - h)) / h", ONE_SIDED),
    "central": ({1: 1 / 2, -1: -1 / 2}, 2, "(E(p + h) - E(p - h)) / 2h", CENTRAL),
    # The error of Im E(p + ih) / h is minus that of central differences D(h), except for terms of order h^4. To the
    # same order, the derivative is (4 D(h/2) - D(h)) / 3. So the scheme is (8 D(h/2) - 5 D(h)) / 3.
    "complex": ({1 / 2: 8 / 3, -1 / 2: -8 / 3, 1: -5 / 6, -1: 5 / 6}, 2, "Im E(p + ih) / h", CENTRAL),
    "one-sided three-point": ({1: 2, 2: -1 / 2, 0: -3 / 2}, 2, "", None),
}


def _difference(weights: Weights, probe: Probe, i: int, h: float) -> float:
    """Return the derivative with respect to one parameter by a difference with step h."""
    unit = np.arange(probe.params.size) == i
    moved = {at: probe.params + at * h * unit for at in weights}
    return sum(weight * probe.reference.objective(moved[at], probe.X, probe.y) for at, weight in weights.items()) / h
