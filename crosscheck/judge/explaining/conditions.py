"""Conditions under which a wrong function is right: the number of points, the labels, how far out, the outputs."""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

import numpy as np

from crosscheck.homework.network import MOST_SEED, NetworkHomework
from crosscheck.homework.parts import Role
from crosscheck.judge.asking.accuracy import ENOUGH, digits_of
from crosscheck.judge.asking.cost import affordable
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.matching import DEMONSTRATED
from crosscheck.mistakes.textbook import OUTPUTS
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

#: The questions that went right, and those that went wrong; each of one point if the function takes one.
Sides: TypeAlias = tuple[list[Probe], list[Probe]]
ALL_DIGITS = 2 + np.finfo(float).precision  # digits that distinguish any two floats
MANY, SINGLE = 10, 3  # Beside so many right questions, so few wrong ones are described one by one.


class Condition(NamedTuple):
    """A property of a question that may be low at all right questions and high at all wrong ones, or the reverse."""

    of: Callable[[Probe], float]
    low: str  # words for the low side; {} is its largest number
    high: str  # words for the high side; {} is its smallest number

    def told(self, sides: Sides, shown: int = 1) -> tuple[str, str] | None:
        """Return in words where answers are right and where wrong; None if a side has too few, or they overlap."""
        right, wrong = ([*map(self.of, side)] for side in sides)
        if min(len(right), len(wrong)) < shown:
            return None
        right_is_low = max(right) < min(wrong)
        low, high = (max(right), min(wrong)) if right_is_low else (max(wrong), min(right))
        if low >= high or (low <= 0 and not isinstance(low, bool)):  # "up to 0" would say nothing
            return None
        return self.spelled(low, high, right_is_low)

    def spelled(self, low: float, high: float, right_is_low: bool) -> tuple[str, str]:
        """Return both sides in words, the right one first, with enough digits to distinguish the two numbers."""
        digits = next((n for n in range(3, ALL_DIGITS) if f"{low:.{n}g}" != f"{high:.{n}g}"), ALL_DIGITS)
        numbers = (str(one) if isinstance(one, int) else f"{one:.{digits}g}" for one in (low, high))
        below, above = (words.format(number) for words, number in zip((self.low, self.high), numbers, strict=True))
        return (below, above) if right_is_low else (above, below)


NUMBER_OF_POINTS = Condition(lambda c: len(c.X), "for N <= {}", "for N >= {}")
ON_LABELS = (
    Condition(lambda c: bool(np.all(c.y == 0)), "where a label is 1", "where all labels are 0"),
    Condition(lambda c: bool(np.all(c.y == 1)), "where a label is 0", "where all labels are 1"),
    Condition(lambda c: bool(np.all(c.y == c.y.flat[0])), "where labels differ", "where all labels are the same"),
)


def conditions(e: Evidence, _differing: Sequence[Answer], context: Context) -> Iterator[Finding]:
    """Name the first condition that all right answers meet and no wrong one does. New questions must confirm it.

    None is named if most inexact answers have enough digits to pass: they are neither right nor wrong.
    """
    inexact = [digits for a in e.valued if math.isfinite(digits := digits_of(a, e.role))]
    if inexact and np.median(inexact) >= ENOUGH:
        return
    sides, initial, book = _sides(e, e.valued), e.homework.data.initial, e.homework.catalogue.textbook
    radius, largest = (lambda c: float(np.linalg.norm(c.X, axis=1).max())), (lambda c: float(np.abs(c.X).max()))

    def outputs(probe: Probe) -> Array:
        return np.asarray(book.values(probe)[book.answers[OUTPUTS]])

    own = f"at the homework's own parameters, `{e.homework.globals['initial']}`"
    tried = [
        Condition(lambda c: bool(np.array_equal(c.params, initial)), "at all others", own),
        *_on_zeros(e, sides, context),
        NUMBER_OF_POINTS,
        *(ON_LABELS if e.function.slot("labels") is not None else ()),
        Condition(radius, "for points within {} of the origin", "for points farther out, from {} on"),
        Condition(largest, "for points whose coordinates stay within {}", "for those with coordinates from {} on"),
        Condition(lambda c: float(outputs(c).max()), "for outputs up to {}", "for outputs from {} on"),
        Condition(lambda c: float(outputs(c).min()), "with an output of {} or less", "for outputs all from {} on"),
    ]
    formed = [condition for condition in tried if condition.told(sides) is not None]
    confirming = _sides(e, [*e.valued, *answers_anew(e, context)]) if formed else sides
    for condition in formed:
        told = condition.told(confirming, DEMONSTRATED)
        if told is not None and condition is NUMBER_OF_POINTS:  # the size of the answers may be the reason
            told = _nearer(e, confirming, context)
        if told is not None:
            yield e.finding("right-in-part", right=told[0], wrong=told[1])
            return
    many, few = sides
    if 0 < len(few) <= SINGLE and len(many) >= MANY:
        of_all = f"at {len(many)} of {len(many) + len(few)} questions"
        known = {*map(_described, many)}  # what right questions have in common with the wrong ones is not special
        each = dict.fromkeys(probe.at if (told := _described(probe)) in known else told for probe in few)
        yield e.finding("right-in-part", right=of_all, wrong=f"at {len(few)}: {'; and '.join(each)}")


def _nearer(e: Evidence, sides: Sides, context: Context) -> tuple[str, str] | None:
    """Bisect between the numbers of points that go right and wrong; None if the homework's data do not show it."""
    data, sizes = e.homework.data, [[len(c.X) for c in side] for side in sides]
    few = max(sizes[0]) < min(sizes[1])  # whether few points go right, and many go wrong
    low, high = max(sizes[not few]), min(sizes[few])

    def right(n: int) -> bool:
        X, y = np.resize(data.X, (n, data.X.shape[1])), np.resize(data.y, n)
        return context.is_right_at(e.function, Probe("", "homework", data.initial, X, y, e.homework.reference))

    if (2 + high.bit_length()) * e.cost.of(high) > e.cost.free or right(low) is not few or right(high) is few:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if right(middle) is few else (low, middle)
    return NUMBER_OF_POINTS.spelled(low, high, few)


def _described(case: Probe) -> str:
    """Describe what may be special about a question: its one point, repeated points, or its number of points."""
    n = len(case.X)
    if n == 1:
        return f"the point {case.X[0].round(3).tolist()}"
    return f"some of {n} points stand twice" if len(np.unique(case.X, axis=0)) < n else f"{n} points"


def _on_zeros(e: Evidence, sides: Sides, context: Context) -> Iterator[Condition]:
    """Yield a condition on the one parameter that is 0 at all questions of one side and at none of the other."""
    right, wrong = sides
    if not (right and wrong):
        return
    for zero, others in ((wrong, right), (right, wrong)):
        alone = np.all([c.params == 0 for c in zero], axis=0) & np.all([c.params != 0 for c in others], axis=0)
        at = np.flatnonzero(alone).tolist()
        if len(at) > 1:
            at = [i for i in at if _becomes(e, i, zero is right, context)]
        if len(at) == 1:
            name = e.homework.parameters.names[at[0]]
            is_zero = partial(lambda i, c: bool(c.params[i] == 0), at[0])
            yield Condition(is_zero, f"where {name} is not 0", f"where {name} is 0")


def _becomes(e: Evidence, index: int, right: bool, context: Context) -> bool:
    """Return whether an answer becomes right (or wrong, if not `right`) by setting only this parameter to 0."""
    others = [a.probe for a in e.valued if a.agrees is not right and a.probe.params[index] != 0]
    others.sort(key=lambda probe: (not probe.gentle, probe.y.size))
    kept = np.arange(len(e.homework.parameters)) != index
    return any(context.is_right_at(e.function, replace(p, params=p.params * kept)) is right for p in others[:1])


def _sides(e: Evidence, answers: Sequence[Answer]) -> Sides:
    """Separate the questions that went right from those that went wrong."""
    sides: Sides = [], []
    for answer in answers:
        probe = answer.probe
        if not e.function.of_one_point:
            sides[not answer.agrees].append(probe)
            continue
        for x, right in zip(probe.X, answer.error <= answer.allowance, strict=True):
            sides[not right].append(replace(probe, X=x[np.newaxis], y=np.zeros(1)))
    return sides


SEED = MOST_SEED  # seed of the new questions: no examination has it
SHIFTS = (0, 1, 3, 5)  # The parameters of a question are combined with the points of the question so many places later.
RADII = (0.5, 1.5, 2.5, 3.5, 6.0, 9.0)  # radii of single points, along one coordinate and along all
NEARLY_NONE = 0.1  # the other coordinates of a point along one, as a fraction of the radius
SATURATES = 6e-6  # distance from 0 and 1 (z = 12) below which some right ways of writing the homework lose digits


def answers_anew(e: Evidence, context: Context) -> list[Answer]:
    """Return the answers to new combinations of parameters and points, as many as are affordable. Ask only once."""
    if e.anew is None:
        prices = ((p, len(e.function.calls(p.params, p.X, p.y)) * e.cost.of(p.y.size)) for p in _questions(e.homework))
        e.anew = context.ask(e.function, affordable(prices, e.cost.free))
    return e.anew


@lru_cache(maxsize=1)
def _questions(homework: NetworkHomework) -> Sequence[Probe]:
    """Return the new questions. No output saturates there."""
    probes = [p for p in homework.examination(SEED).probes if p.ordinary and not p.column and p.y.size <= FEW]
    pairs = (pair for shift in SHIFTS for pair in zip(probes, probes[shift:] + probes[:shift], strict=True))
    mixed = [replace(probe, X=other.X, y=other.y) for probe, other in pairs]
    gentle = [probe for probe in probes if probe.gentle]
    both = [replace(probe, X=probe.X[:2], y=np.array([0.0, 1.0])) for probe in gentle]
    lone = [replace(probe, X=x, y=probe.y[:1]) for probe in gentle[:1] for x in _along(len(homework.coordinates))]
    each = [(probe, probe.values[homework.by_role[Role.OUTPUTS].name]) for probe in (*lone, *both, *mixed)]
    return [probe for probe, p in each if p.min() > SATURATES and p.max() < 1 - SATURATES]


def _along(n: int) -> Iterator[np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """Yield single points, shape (1, n), of each radius, direction and sign."""
    directions = [*np.where(np.eye(n) > 0, 1.0, NEARLY_NONE), np.full(n, n**-0.5)]
    for radius, direction, sign in itertools.product(RADII, directions, (1, -1)):
        yield sign * radius * direction[np.newaxis]
