"""Mistakes with constants of their own, in braces: these are read off an answer or two, and must then account for all the others.

A weight decay has a factor, a clipped gradient a threshold. What is fitted to one answer proves nothing; so an answer that
the constants were not fitted to counts, at every ordinary probe, and to within what a right answer may lose by rounding.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from crosscheck.mistakes.mistake import Mistake, Mistakes
from crosscheck.mistakes.textbook import Edit
from crosscheck.submissions.probes import Answer, Array

Constants: TypeAlias = tuple[float, ...]
Candidate: TypeAlias = Callable[
    [Answer], "Array | None"
]  # what an edited page answers where a submission answered, if it does
#: (constants -> what the edit answers, answers that differ, all answers) -> the constants that may be those of the answers
Search: TypeAlias = Callable[[Callable[..., Candidate], Sequence[Answer], Sequence[Answer]], Iterable[Constants]]

ACCOUNTED = 1e-6  # of an answer's error, which may be left besides its allowance: constants are fitted far more closely
DEMONSTRATED = 3  # fresh probes that differ, one more than constants are fitted to
LOOKED_AT = 4  # answers in which a constant is looked for
ROOT_STEPS = 40  # at most, to find a constant between two guesses; some ten are enough
ROOT_RTOL = 1e-14  # of the constant, or of what is off at the guesses


@dataclass(frozen=True, eq=False)
class Family:
    """Edits of one mistake, or of two at once, that differ in constants.

    Attributes
    ----------
    mistakes : tuple of Mistake
    edit : Edit
        With names in braces for the constants.
    search : Search
    told : callable
        (*constants) -> what the mistake's text says of them; None for constants that make another mistake, or none.
    """

    mistakes: Mistakes
    edit: Edit
    search: Search
    told: Callable[..., Mapping[str, object] | None]


def fitted(
    families: Iterable[Family],
    seen: Sequence[Answer],
    candidate: Callable[[Edit], Candidate],
    may_be: Callable[[Edit], bool] = lambda _: True,
) -> tuple[tuple[Mistake, ...], Edit] | None:
    """Return the mistakes of the first family that accounts for all answers, with what was measured, and the edit.

    Parameters
    ----------
    families : iterable of Family
    seen : sequence of Answer
        What tells most at the least cost comes first.
    candidate : callable
        An edit -> what it answers.
    may_be : callable, optional
        Rules edits out at less cost.
    """
    told_by = differing(seen)
    for family in families if told_by else ():

        def with_constants(*constants: float, edit: Edit = family.edit) -> Candidate:
            return candidate(edit.at(*constants))

        for constants in family.search(with_constants, told_by, seen):
            told, edit = family.told(*constants), family.edit.at(*constants)
            if told is not None and may_be(edit) and accounts_for(seen, candidate(edit)):
                return tuple(replace(mistake, measured=told) for mistake in family.mistakes), edit
    return None


def accounts_for(seen: Sequence[Answer], candidate: Candidate) -> bool:
    """Return whether a candidate leaves nothing of any answer's error; fresh ones that differ must be enough.

    Where it has no number itself, since an output saturates, nothing is compared, and nothing shown.
    """
    shown = 0
    for answer in seen:
        found = _compared(answer, candidate)
        if found is False:
            return False
        shown += found is True and answer.fresh and not answer.agrees
    return shown >= DEMONSTRATED


def is_answer(answer: Answer, candidate: Candidate) -> bool:
    """Return whether a candidate leaves nothing of an answer's error, but for what rounding makes."""
    return _compared(answer, candidate) is not False


def _compared(answer: Answer, candidate: Candidate) -> bool | None:
    """Hold a candidate against an answer; None if it is not a number."""
    with np.errstate(all="ignore"):
        expected = candidate(answer)
        if answer.value is None or expected is None or expected.shape != answer.value.shape:
            return False
        finite = np.isfinite(expected)
        off = np.abs(answer.value - expected)[finite]
        error = np.abs(answer.value - answer.expected)[finite]
        largest = error[np.isfinite(error)].max(initial=0.0)  # what is infinite leaves nothing accounted for
        near = bool((off <= answer.allowance[finite] + ACCOUNTED * largest).all())
        return near if finite.all() or not near else None


def linear(n: int) -> Search:
    """Search for n constants of which the answers are a linear function: by least squares, at the first that differ."""

    def search(
        with_constants: Callable[..., Candidate], differ: Sequence[Answer], _: Sequence[Answer]
    ) -> Iterator[Constants]:
        told = differ[: n + LOOKED_AT]  # the first few may all have one label
        with np.errstate(all="ignore"):
            base, *units = (_values(with_constants(*one), told) for one in (np.zeros(n), *np.eye(n)))
            slopes = np.stack(units, axis=1) - base[:, np.newaxis]
            rest = np.concatenate([np.ravel(a.value) for a in told if a.value is not None]) - base
        if np.isfinite(slopes).all() and np.isfinite(rest).all():
            yield tuple(float(c) for c in np.linalg.lstsq(slopes, rest, rcond=None)[0])

    return search


def root(guesses: Sequence[float]) -> Search:
    """Search for one constant between guesses: where one of the first answers lies between those of two guesses.

    Several are looked at, since one may show nothing: clipping at 2 leaves points as they are that lie nearer, and where two
    constants between the same guesses would do, neither is seen.
    """

    def search(
        with_constants: Callable[..., Candidate], differ: Sequence[Answer], _: Sequence[Answer]
    ) -> Iterator[Constants]:
        for answer in differ[:LOOKED_AT]:
            assert answer.value is not None
            value, direction = answer.value, answer.value - answer.expected

            def off(constant: float, at: Answer = answer, value: Array = value, along: Array = direction) -> float:
                with np.errstate(all="ignore"):
                    return float(np.sum(along * (_value(with_constants(constant), at) - value)))

            ends = [(guess, off(guess)) for guess in guesses]
            for (low, at_low), (high, at_high) in itertools.pairwise(ends):
                if at_low != at_high and at_low * at_high <= 0 and np.isfinite(at_low * at_high):
                    yield (_root(off, low, high, at_low, at_high),)

    return search


def chosen(*those: Constants) -> Search:
    """Search among constants that people choose."""
    return lambda _, differ, seen: those


def read_off(constant: Callable[[Answer], float | None]) -> Search:
    """Search for one constant that the first answers which differ show."""

    def search(_: Callable[..., Candidate], differ: Sequence[Answer], seen: Sequence[Answer]) -> Iterator[Constants]:
        if (read := constant(differ[0])) is not None:
            yield (read,)

    return search


def spelled(constant: float) -> str:
    """Write a constant with as many digits as it was chosen with."""
    return f"{constant:.6g}"


def differing(seen: Sequence[Answer]) -> list[Answer]:
    """Return fresh answers that differ, if they are enough to demonstrate anything."""
    told = [a for a in seen if a.fresh and a.value is not None and not a.agrees and np.isfinite(a.value).all()]
    return told if len(told) >= DEMONSTRATED else []


def _values(candidate: Candidate, answers: Sequence[Answer]) -> Array:
    return np.concatenate([np.ravel(_value(candidate, answer)) for answer in answers])


def _value(candidate: Candidate, answer: Answer) -> Array:
    """Return what a candidate answers; NaN where it cannot."""
    value = candidate(answer)
    return np.full(answer.expected.shape, np.nan) if value is None else value


def _root(f: Callable[[float], float], low: float, high: float, at_low: float, at_high: float) -> float:
    """Find where f is 0 between low and high, by false position with halved ends (the Illinois algorithm)."""
    near = ROOT_RTOL * max(abs(at_low), abs(at_high))
    for _ in range(ROOT_STEPS):
        if abs(high - low) <= ROOT_RTOL * abs(high) or abs(at_high) <= near or at_low == at_high:
            break
        middle = high - at_high * (high - low) / (at_high - at_low)
        at_middle = f(middle)
        if at_middle * at_high <= 0:
            low, at_low = high, at_high
        else:
            at_low /= 2
        if middle == high or not np.isfinite(at_middle):
            break
        high, at_high = middle, at_middle
    return high
