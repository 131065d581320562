"""On which questions a wrong function is right: up to how many points, for which labels, how far out, for which outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np

from crosscheck.homework import NetworkHomework, Role
from crosscheck.homework.network import MOST_SEED
from crosscheck.judge.asking.cost import affordable
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.findings import RIGHT_IN_PART
from crosscheck.mistakes.textbook import OUTPUTS
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

SHOWN = 2  # questions on either side that show a condition
ALL_DIGITS = 2 + np.finfo(float).precision  # as many as tell any two floats apart
MANY, SINGLE = 10, 3  # right questions, beside which so few wrong ones are worth describing


@dataclass(frozen=True)
class Case:
    """A question, of one point or of all, and whether its answer was right."""

    params: Array
    X: Array
    y: Array | None  # None for what takes no labels
    q: Array
    p: Array
    at_start: bool  # whether the parameters are the homework's own
    right: bool


@dataclass(frozen=True)
class Threshold:
    """A number that right and wrong questions may lie on either side of."""

    of: Callable[[Case], float]
    below: str  # in words, with the largest or smallest that was asked as {}
    above: str

    def told(self, low: float, high: float, right_below: bool) -> tuple[str, str]:
        """Return where answers are right and where wrong, in words, in as many digits as tell the two numbers apart."""
        digits = next((n for n in range(3, ALL_DIGITS) if f"{low:.{n}g}" != f"{high:.{n}g}"), ALL_DIGITS)
        spelled = (str(one) if isinstance(one, int) else f"{one:.{digits}g}" for one in (low, high))
        below, above = (words.format(number) for words, number in zip((self.below, self.above), spelled, strict=True))
        return (below, above) if right_below else (above, below)


@dataclass(frozen=True)
class Property:
    """What right or wrong questions may have in common, and the others lack."""

    of: Callable[[Case], bool]
    those: str
    others: str


ON_LABELS: tuple[Property, ...] = (
    Property(lambda c: bool(np.all(c.y == 0)), "where all labels are 0", "where a label is 1"),
    Property(lambda c: bool(np.all(c.y == 1)), "where all labels are 1", "where a label is 0"),
    Property(
        lambda c: c.y is not None and len(np.unique(c.y)) > 1,
        "where there are labels of both kinds",
        "where all labels are alike",
    ),
)
NUMBER_OF_POINTS = Threshold(lambda c: len(c.X), "with N up to {}", "with N from {} on")
CONDITIONS: tuple[Threshold | Property, ...] = (
    Property(lambda c: c.at_start, "at the homework's own parameters, `{initial}`", "at all others"),
    NUMBER_OF_POINTS,
    *ON_LABELS,
    Threshold(
        lambda c: float(np.linalg.norm(c.X, axis=1).max()),
        "for points within {} of the origin",
        "for points farther out, from {} on",
    ),
    Threshold(
        lambda c: float(np.abs(c.X).max()),
        "for points whose coordinates stay within {}",
        "for those with coordinates from {} on",
    ),
    Threshold(lambda c: float(c.p.max()), "for outputs up to {}", "for outputs from {} on"),
    Property(
        lambda c: bool((c.q > 0).all()),
        "where what the hidden nodes are given is positive",
        "where some of it is negative",
    ),
)


def conditions(e: Evidence, _differing: Sequence[Answer], context: Context) -> Iterator[Finding]:
    """Name the first condition that all right answers meet and no wrong one does, there and at questions drawn anew."""
    cases = list(_cases(e))
    labelled = e.function.slot("labels") is not None
    at_start, *others = CONDITIONS  # where some parameters are 0 as well, which says less
    on_labels_too = (c for c in others if labelled or c not in ON_LABELS)
    tried = [at_start, *_on_zeros(e, cases, context), *on_labels_too, *_on_coordinates(e)]
    formed = [condition for condition in tried if _told(condition, cases) is not None]
    confirming = [*cases, *_of_answers(e, answers_anew(e, context))] if formed else []
    for condition in formed:
        told = _told(condition, confirming, SHOWN)
        if told is None:
            continue
        if condition is NUMBER_OF_POINTS:
            told = _nearer(e, confirming, context) or told
        names = {"initial": e.homework.globals["initial"]}
        yield e.homework.finding(RIGHT_IN_PART, right=told[0].format(**names), wrong=told[1].format(**names))
        return
    wrong = [c for c in cases if not c.right]
    right = len(cases) - len(wrong)
    if 0 < len(wrong) <= SINGLE and right >= MANY:
        of_all, each = f"at {right} of {len(cases)} questions", "; and ".join(map(_described, wrong))
        yield e.homework.finding(RIGHT_IN_PART, right=of_all, wrong=f"at {len(wrong)}: {each}")


def _nearer(e: Evidence, cases: Sequence[Case], context: Context) -> tuple[str, str] | None:
    """Halve the gap between the numbers of points that go right and wrong; None if the homework's points do not show it."""
    data, sizes = e.homework.data, {right: [len(c.X) for c in cases if c.right is right] for right in (True, False)}
    few = max(sizes[True]) < min(sizes[False])  # whether few points go right
    low, high = max(sizes[few]), min(sizes[not few])

    def right(n: int) -> bool:
        probe = Probe("", "homework", data.initial, data.X[:n], data.y.reshape(-1)[:n], e.homework.reference)
        return context.is_right_at(e.function, probe)

    rounds = 2 + high.bit_length()
    if high > len(data.y) or rounds * e.cost.of(high) > e.cost.free or right(low) is not few or right(high) is few:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if right(middle) is few else (low, middle)
    return NUMBER_OF_POINTS.told(low, high, few)


def _described(case: Case) -> str:
    """Return what may be particular about a question."""
    n = len(case.X)
    if n == 1:
        return f"the point {case.X[0].round(3).tolist()}"
    again = ", some of them more than once," if len(np.unique(case.X, axis=0)) < n else ""
    return f"{n} points{again} with coordinates up to {np.abs(case.X).max():.3g}"


def _on_coordinates(e: Evidence) -> Iterator[Threshold]:
    """Yield the condition on the size of each coordinate."""
    for k, name in enumerate(e.homework.coordinates):
        size = partial(_largest, k)
        yield Threshold(size, f"where |{name}| stays within {{}}", f"where |{name}| is {{}} or more")


def _largest(k: int, case: Case) -> float:
    return float(np.abs(case.X[:, k]).max())


def _on_zeros(e: Evidence, cases: Sequence[Case], context: Context) -> Iterator[Property]:
    """Yield the condition on those parameters that are 0 on one side alone, wherever it was asked, if there are any."""
    right, wrong = _sides(cases)
    if not (right and wrong):
        return
    for zero, others in ((wrong, right), (right, wrong)):
        at = [
            i
            for i in range(len(e.homework.parameters))
            if all(c.params[i] == 0 for c in zero) and all(c.params[i] != 0 for c in others)
        ]
        if len(at) > 1:
            at = [i for i in at if _becomes(e, i, zero is right, context)]
        if at:
            names = ", ".join(e.homework.parameters.names[i] for i in at)
            zero_words, others_words = f"where {names} is 0", f"where {names} is not 0"
            if len(at) > 1:
                zero_words, others_words = f"where all of {names} are 0", f"where none of {names} is 0"
            yield Property(partial(_is_zero, at[0]), zero_words, others_words)


def _becomes(e: Evidence, index: int, right: bool, context: Context) -> bool:
    """Return whether a question goes right, or wrong, with one parameter set to 0 and all else as it was, and did not before."""
    others = [a.probe for a in e.valued if a.agrees is not right and a.probe.params[index] != 0]
    if not others:
        return False
    probe = min(others, key=lambda probe: (not probe.gentle, probe.y.size))
    kept = np.arange(probe.params.size) != index
    return context.is_right_at(e.function, replace(probe, params=probe.params * kept)) is right


def _is_zero(index: int, case: Case) -> bool:
    return bool(case.params[index] == 0)


def _sides(cases: Sequence[Case]) -> tuple[list[Case], list[Case]]:
    """Part the right cases from the wrong ones."""
    return [c for c in cases if c.right], [c for c in cases if not c.right]


def _told(condition: Threshold | Property, cases: Sequence[Case], shown: int = 1) -> tuple[str, str] | None:
    """Return where answers are right and where wrong, in words, if the condition parts them and so many are on either side."""
    right, wrong = ([condition.of(c) for c in side] for side in _sides(cases))
    if min(len(right), len(wrong)) < shown:
        return None
    if isinstance(condition, Property):
        if all(right) and not any(wrong):
            return condition.those, condition.others
        return (condition.others, condition.those) if all(wrong) and not any(right) else None
    low, high = (max(right), min(wrong)) if max(right) < min(wrong) else (max(wrong), min(right))
    if not 0 < low < high:  # of nothing at all nothing is told
        return None
    return condition.told(low, high, max(right) == low)


def _cases(e: Evidence) -> Iterator[Case]:
    """Yield a case for each answer, or for each point of answers of one number a point and of the homework's asserts."""
    yield from _of_answers(e, e.valued)
    if e.function.of_one_point:
        for one in e.asserted:
            args = dict(zip(e.function.arguments.values(), one.case.arguments(e.homework.data), strict=True))
            yield _case(e, np.asarray(args["params"]), np.array([args["point"]], dtype=float), None, one.holds)


def _of_answers(e: Evidence, answers: Sequence[Answer]) -> Iterator[Case]:
    for answer in answers:
        probe = answer.probe
        if not e.function.of_one_point:
            yield _case(e, probe.params, probe.X, probe.y, answer.agrees)
            continue
        for x, right in zip(probe.X, answer.error <= answer.allowance, strict=True):
            yield _case(e, probe.params, x[np.newaxis], None, bool(right))


def _case(e: Evidence, params: Array, X: Array, y: Array | None, right: bool) -> Case:
    catalogue, labels = e.homework.catalogue, np.zeros(len(X)) if y is None else y
    with np.errstate(all="ignore"):
        values = catalogue.textbook.values(Probe("", "fresh", params, X, labels, e.homework.reference))
    q, p = values[catalogue.hidden[0]], values[catalogue.textbook.answers[OUTPUTS]]
    return Case(params, X, y, q, p, np.array_equal(params, e.homework.data.initial), right)


SEED = MOST_SEED  # of these questions: one that no examination draws
SHIFTS = (0, 1, 3, 5)  # parameters of each question meet the points of those that stand so many further on
RADII = (0.5, 1.5, 2.5, 3.5, 6.0, 9.0)  # of single points: along one coordinate, and along all
NEARLY_NONE = 0.1  # of a radius: the other coordinates of a point along one
SATURATES = 6e-6  # nearer to 0 or 1 some right ways of writing the homework lose digits: z = 12


def answers_anew(e: Evidence, context: Context) -> list[Answer]:
    """Ask at parameters and points that were not asked together before, as many as are not too dear, once."""
    if e.anew is None:
        prices = ((p, len(e.function.calls(p.params, p.X, p.y)) * e.cost.of(p.y.size)) for p in _questions(e.homework))
        e.anew = context.ask(e.function, affordable(prices, e.cost.free))
    return e.anew


@lru_cache(maxsize=1)
def _questions(homework: NetworkHomework) -> Sequence[Probe]:
    """Return questions of which the output saturates at none."""
    probes = [p for p in homework.examination(SEED).probes if p.ordinary and not p.column and p.y.size <= FEW]
    mixed = [
        replace(probe, X=other.X, y=other.y)
        for shift in SHIFTS
        for probe, other in zip(probes, probes[shift:] + probes[:shift], strict=True)
    ]
    gentle = [probe for probe in probes if probe.gentle]
    both = [replace(probe, X=probe.X[:2], y=np.array([0.0, 1.0])) for probe in gentle]
    lone = [replace(probe, X=x, y=probe.y[:1]) for probe in gentle[:1] for x in _along(len(homework.coordinates))]
    with np.errstate(all="ignore"):
        outputs = [probe.expected(homework.by_role[Role.OUTPUTS].name) for probe in (*lone, *both, *mixed)]
    each = zip((*lone, *both, *mixed), outputs, strict=True)
    return [probe for probe, p in each if p.min() > SATURATES and p.max() < 1 - SATURATES]


def _along(n: int) -> Iterator[np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """Yield single points, shape (1, n), of each radius and either sign."""
    directions = [*np.where(np.eye(n) > 0, 1.0, NEARLY_NONE), np.full(n, n**-0.5)]
    for radius in RADII:
        for direction in directions:
            yield radius * direction[np.newaxis]
            yield -radius * direction[np.newaxis]
