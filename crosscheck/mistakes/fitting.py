"""Constants of a mistake, in braces: these are read off an answer or two, and must then account for all the others.

A weight decay has a factor, a clipped gradient a threshold. What is fitted to one answer proves nothing; so an answer that
the constants were not fitted to counts, at every ordinary probe, and to within what a right answer may lose by rounding.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from crosscheck.submissions.probes import Answer, Array

Constants: TypeAlias = tuple[float, ...]
#: What an edited page answers where a submission answered.
Candidate: TypeAlias = Callable[[Answer], Array]
WithConstants: TypeAlias = Callable[..., Candidate]

ACCOUNTED = 1e-6  # of an answer's error, which may be left besides its allowance: constants are fitted far more closely
LOOKED_AT = 4  # answers in which a constant is looked for
ROOT_STEPS = 40  # at most, to find a constant between two guesses; some ten are enough
ROOT_RTOL = 1e-14  # of the constant, or of what is off at the guesses


class Search(NamedTuple):
    """How the constants of an edit are found."""

    #: (constants -> candidate, answers that differ) -> the constants that may be those of the answers
    find: Callable[[WithConstants, Sequence[Answer]], Iterable[Constants]]
    usual: Constants = ()  # the commonest constants: with these, edits also count as mistakes without a constant


def leaves_nothing(answer: Answer, expected: Array) -> bool:
    """Return whether numbers leave nothing of an answer's error, but for what rounding makes; NaN is not compared."""
    finite = np.isfinite(expected)
    off, error = (np.abs(answer.numbers - other)[finite] for other in (expected, answer.expected))
    largest = error[np.isfinite(error)].max(initial=0.0)  # an infinite answer explains nothing
    return bool((off <= answer.allowance[finite] + ACCOUNTED * largest).all())


# Searches


def read_off(size: Callable[[Any], Any], smaller: bool = False) -> Search:
    """Search for one constant, the size of the first answer that differs: if `smaller`, than the right answer's."""

    def find(_: WithConstants, differ: Sequence[Answer]) -> Iterator[Constants]:
        value, right = float(size(differ[0].value)), float(size(differ[0].expected))
        if not smaller or 0 < value < right:
            yield (value,)

    return Search(find)


def linear(n: int, where: Callable[..., bool] = lambda *_: True) -> Search:
    """Search for n constants of which the answers are a linear function: by least squares, at the first that differ.

    `where` says whether they make this mistake, and not another one or none.
    """

    def find(with_constants: WithConstants, differ: Sequence[Answer]) -> Iterator[Constants]:
        told = differ[: n + LOOKED_AT]  # the first few may all have one label
        base, *units = (_values(with_constants(*one), told) for one in (np.zeros(n), *np.eye(n)))
        slopes, rest = np.stack(units, axis=1) - base[:, np.newaxis], _values(lambda a: a.numbers, told) - base
        if np.isfinite(slopes).all() and np.isfinite(rest).all():
            constants = np.linalg.lstsq(slopes, rest, rcond=None)[0].tolist()
            yield from [tuple(constants)] if where(*constants) else []

    return Search(find)


def root(
    *guesses: float, where: Callable[[float], bool] = lambda _: True, usual: Constants = (), decimals: int | None = None
) -> Search:
    """Search for one constant between guesses: where one of the first answers lies between those of two guesses.

    Several are looked at, since one may show nothing: clipping at 2 leaves points as they are that lie nearer, and where two
    constants between the same guesses would do, neither is seen. `decimals`: as many as people type.
    """

    def find(with_constants: WithConstants, differ: Sequence[Answer]) -> Iterator[Constants]:
        for answer in differ[:LOOKED_AT]:
            value = _values(lambda at: at.numbers, [answer])

            def off(constant: float, at: Answer = answer, value: Array = value) -> float:
                return float((value - np.ravel(at.expected)) @ (_values(with_constants(constant), [at]) - value))

            for low, high in itertools.pairwise((guess, off(guess)) for guess in guesses):
                if low[1] != high[1] and low[1] * high[1] <= 0 and np.isfinite(low[1] * high[1]):
                    constant = _root(off, low, high)
                    if where(constant := constant if decimals is None else round(constant, decimals)):
                        yield (constant,)

    return Search(find, usual)


def _values(candidate: Candidate, answers: Sequence[Answer]) -> Array:
    return np.concatenate([np.ravel(candidate(answer)) for answer in answers])


def _root(f: Callable[[float], float], low: tuple[float, float], high: tuple[float, float]) -> float:
    """Find where f is 0 between two (t, f(t)), by false position with halved ends (the Illinois algorithm)."""
    near = ROOT_RTOL * max(abs(low[1]), abs(high[1]))
    for _ in range(ROOT_STEPS):
        (a, at_a), (b, at_b) = low, high
        if abs(b - a) <= ROOT_RTOL * abs(b) or abs(at_b) <= near or at_a == at_b:
            break
        middle = b - at_b * (b - a) / (at_b - at_a)
        at_middle = f(middle)
        low = high if at_middle * at_b <= 0 else (a, at_a / 2)
        if middle == b or not np.isfinite(at_middle):
            break
        high = middle, at_middle
    return high[0]
