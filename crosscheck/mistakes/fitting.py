"""Unknown constants of a mistake. They are fitted to one or two answers, and must then explain all others.

For example, a weight decay has a factor, and a clipped gradient has a threshold. A fit to one answer proves nothing. So
the constants must give the answers at all ordinary probes, to within the rounding errors of a right answer.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from crosscheck.submissions.probes import Answer, Array

Constants: TypeAlias = tuple[float, ...]
#: (a submission's answer) -> what an edited page answers to the same question.
Candidate: TypeAlias = Callable[[Answer], Array]
WithConstants: TypeAlias = Callable[..., Candidate]

ACCOUNTED = 1e-6  # part of an answer's error that may be left, besides its allowance: fits are far more exact
LOOKED_AT = 4  # number of answers to which a constant is fitted
ROOT_STEPS = 40  # largest number of iterations between two guesses. About ten are enough.
ROOT_RTOL = 1e-14  # tolerance of the root, relative to the constant or to the function values at the guesses


class Search(NamedTuple):
    """How the constants of an edit are found."""

    #: (constants -> candidate, wrong answers) -> constants that may give these answers
    find: Callable[[WithConstants, Sequence[Answer]], Iterable[Constants]]
    usual: Constants = ()  # the commonest constants. With these, an edit also counts as a mistake without a constant.


def leaves_nothing(answer: Answer, expected: Array) -> bool:
    """Return whether numbers explain an answer's whole error, except rounding errors. NaN is not compared."""
    finite = np.isfinite(expected)
    off, error = (np.abs(answer.numbers - other)[finite] for other in (expected, answer.expected))
    largest = error[np.isfinite(error)].max(initial=0.0)  # an infinite answer explains nothing
    return bool((off <= answer.allowance[finite] + ACCOUNTED * largest).all())


# Searches


def read_off(size: Callable[[Any], Any], smaller: bool = False) -> Search:
    """Search for one constant: the `size` of the first wrong answer. If `smaller`, it must be below the right one's."""

    def find(_: WithConstants, differ: Sequence[Answer]) -> Iterator[Constants]:
        value, right = float(size(differ[0].value)), float(size(differ[0].expected))
        if not smaller or 0 < value < right:
            yield (value,)

    return Search(find)


def linear(n: int, where: Callable[..., bool] = lambda *_: True) -> Search:
    """Search by least squares for n constants on which the answers depend linearly, at the first wrong answers.

    `where` returns whether constants make this mistake, and not another one or none.
    """

    def find(with_constants: WithConstants, differ: Sequence[Answer]) -> Iterator[Constants]:
        told = differ[: n + LOOKED_AT]  # more than n, since the first few may all have the same label
        base, *units = (_values(with_constants(*one), told) for one in (np.zeros(n), *np.eye(n)))
        slopes, rest = np.stack(units, axis=1) - base[:, np.newaxis], _values(lambda a: a.numbers, told) - base
        if np.isfinite(slopes).all() and np.isfinite(rest).all():
            constants = np.linalg.lstsq(slopes, rest, rcond=None)[0].tolist()
            yield from [tuple(constants)] if where(*constants) else []

    return Search(find)


def root(
    *guesses: float, where: Callable[[float], bool] = lambda _: True, usual: Constants = (), decimals: int | None = None
) -> Search:
    """Search for one constant between two adjacent guesses between whose answers a wrong answer lies.

    Several wrong answers are tried, since one may show nothing: clipping at 2 does not change nearer points. If two
    constants between the same guesses fit, neither is found. `decimals`: to which the constant is rounded.
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
    """Find a root of f between two (t, f(t)), by the Illinois algorithm: false position with halved ends."""
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
