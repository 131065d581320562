"""On which questions a wrong function is right: up to how many points, for which labels, how far out, for which outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.conduct.calls import is_right_at
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.symptoms import RIGHT_IN_PART
from crosscheck.mistakes.textbook import OUTPUTS
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

SHOWN = 2  # questions on either side that show a condition
MANY, SINGLE = 10, 3  # right questions, beside which so few wrong ones are worth describing
SHOWN_BY_CHANCE = 4  # of a condition on the parameters, of which there are many


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
    shown: int = SHOWN


@dataclass(frozen=True)
class Property:
    """What right or wrong questions may have in common, and the others lack."""

    of: Callable[[Case], bool]
    those: str
    others: str
    shown: int = SHOWN


ON_LABELS: tuple[Property, ...] = (
    Property(lambda c: bool(np.all(c.y == 0)), "where all labels are 0", "where a label is 1"),
    Property(lambda c: bool(np.all(c.y == 1)), "where all labels are 1", "where a label is 0"),
    Property(
        lambda c: c.y is not None and len(np.unique(c.y)) > 1,
        "where there are labels of both kinds",
        "where all labels are alike",
    ),
)
CONDITIONS: tuple[Threshold | Property, ...] = (
    Property(lambda c: c.at_start, "at the homework's own parameters, `{initial}`", "at all others"),
    Threshold(lambda c: len(c.X), "with N up to {:.0f}", "with N from {:.0f} on"),
    Property(lambda c: len(c.X) % 10 == 0, "where N is a multiple of 10", "where it is not"),
    Property(lambda c: len(c.X) % 2 == 0, "where N is even", "where it is odd"),
    *ON_LABELS,
    Property(
        lambda c: bool((np.round(c.X) == c.X).all()), "for points of whole numbers", "for points that are between them"
    ),
    Property(lambda c: not c.X.any(), "for points whose coordinates are all 0", "for all others"),
    Threshold(
        lambda c: float(np.abs(c.X).max()),
        "for points whose coordinates stay within {:.3g}",
        "for those with coordinates from {:.3g} on",
    ),
    Property(lambda c: bool((c.X >= 0).all()), "for points without negative coordinates", "for points with one"),
    Threshold(lambda c: float(c.p.max()), "for outputs up to {:.3g}", "for outputs from {:.3g} on"),
    Property(
        lambda c: bool((c.q > 0).all()),
        "where what the hidden nodes are given is positive",
        "where some of it is negative",
    ),
    Property(
        lambda c: bool((c.q < 0).all()),
        "where what the hidden nodes are given is negative",
        "where some of it is positive",
    ),
    Threshold(
        lambda c: float(np.abs(c.params).max()),
        "for parameters up to {:.3g} in size",
        "for parameters from {:.3g} on",
    ),
    Property(
        lambda c: bool((c.params >= 0).all()),
        "for parameters of which none is negative",
        "for parameters of which some are",
        SHOWN_BY_CHANCE,
    ),
)


def conditions(e: Evidence, _differing: Sequence[Answer], so_far: JudgedSoFar) -> Iterator[Finding]:
    """Name the first condition that all right answers meet and no wrong one does."""
    cases = list(_cases(e))
    right, wrong = [c for c in cases if c.right], [c for c in cases if not c.right]
    labelled = e.function.slot("labels") is not None
    at_start, *others = CONDITIONS  # where some parameters are 0 as well, which says less
    for condition in (at_start, *_on_zeros(e, right, wrong, so_far), *others):
        if condition in ON_LABELS and not labelled:
            continue
        if min(len(right), len(wrong)) >= condition.shown and (told := _told(condition, right, wrong)) is not None:
            names = {"initial": e.homework.globals["initial"]}
            yield e.homework.finding(RIGHT_IN_PART, right=told[0].format(**names), wrong=told[1].format(**names))
            return
    if 0 < len(wrong) <= SINGLE and len(right) >= MANY:
        of_all, each = f"at {len(right)} of {len(cases)} questions", "; and ".join(map(_described, wrong))
        yield e.homework.finding(RIGHT_IN_PART, right=of_all, wrong=f"at {len(wrong)}: {each}")


def _described(case: Case) -> str:
    """Return what may be particular about a question."""
    n = len(case.X)
    if n == 1:
        return f"the point {case.X[0].round(3).tolist()}"
    again = ", some of them more than once," if len(np.unique(case.X, axis=0)) < n else ""
    return f"{n} points{again} with coordinates up to {np.abs(case.X).max():.3g}"


def _on_zeros(e: Evidence, right: Sequence[Case], wrong: Sequence[Case], so_far: JudgedSoFar) -> Iterator[Property]:
    """Yield the condition on those parameters that are 0 on one side alone, wherever it was asked, if there are any."""
    for zero, others in ((wrong, right), (right, wrong)):
        at = [
            i
            for i in range(len(e.homework.parameters))
            if all(c.params[i] == 0 for c in zero) and all(c.params[i] != 0 for c in others)
        ]
        if len(at) > 1 and zero is right:
            at = [i for i in at if _heals(e, i, so_far)] or at
        if at:
            names = ", ".join(e.homework.parameters.names[i] for i in at)
            zero_words, others_words = f"where {names} is 0", f"where {names} is not 0"
            if len(at) > 1:
                zero_words, others_words = f"where all of {names} are 0", f"where none of {names} is 0"
            yield Property(partial(_is_zero, at[0]), zero_words, others_words, SHOWN_BY_CHANCE)


def _heals(e: Evidence, index: int, so_far: JudgedSoFar) -> bool:
    """Return whether a question that went wrong is answered right with one parameter set to 0 and all else as it was."""
    wrong = [a.probe for a in e.valued if not a.agrees and a.probe.params[index] != 0]
    if not wrong:
        return False
    probe = min(wrong, key=lambda probe: probe.y.size)
    others = np.arange(probe.params.size) != index
    return is_right_at(e, replace(probe, params=probe.params * others), so_far)


def _is_zero(index: int, case: Case) -> bool:
    return bool(case.params[index] == 0)


def _told(condition: Threshold | Property, right: Sequence[Case], wrong: Sequence[Case]) -> tuple[str, str] | None:
    """Return where answers are right and where wrong, in words, if the condition parts them."""
    of_right, of_wrong = [condition.of(c) for c in right], [condition.of(c) for c in wrong]
    if isinstance(condition, Property):
        if all(of_right) and not any(of_wrong):
            return condition.those, condition.others
        return (condition.others, condition.those) if all(of_wrong) and not any(of_right) else None
    if max(of_right) < min(of_wrong):
        return condition.below.format(max(of_right)), condition.above.format(min(of_wrong))
    if max(of_wrong) < min(of_right) and len(of_wrong) >= SHOWN_BY_CHANCE:  # mistakes of small numbers alone are rare
        return condition.above.format(min(of_right)), condition.below.format(max(of_wrong))
    return None


def _cases(e: Evidence) -> Iterator[Case]:
    """Yield a case for each answer, or for each point of answers of one number a point and of the homework's asserts."""
    for answer in e.valued:
        probe = answer.probe
        if e.role is not Role.OUTPUTS:
            yield _case(e, probe.params, probe.X, probe.y, answer.agrees)
            continue
        for x, right in zip(probe.X, answer.error <= answer.allowance, strict=True):
            yield _case(e, probe.params, x[np.newaxis], None, bool(right))
    if e.role is Role.OUTPUTS:
        for one in e.asserted:
            args = dict(zip(e.function.arguments.values(), one.case.arguments(e.homework.data), strict=True))
            yield _case(e, np.asarray(args["params"]), np.array([args["point"]], dtype=float), None, one.holds)


def _case(e: Evidence, params: Array, X: Array, y: Array | None, right: bool) -> Case:
    catalogue, labels = e.homework.catalogue, np.zeros(len(X)) if y is None else y
    with np.errstate(all="ignore"):
        values = catalogue.textbook.values(Probe("", "fresh", params, X, labels, e.homework.reference))
    q, p = values[catalogue.hidden[0]], values[catalogue.textbook.answers[OUTPUTS]]
    return Case(params, X, y, q, p, np.array_equal(params, e.homework.data.initial), right)
