"""On which questions a wrong function is right: up to how many points, for which labels, how far out, for which outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.symptoms import RIGHT_IN_PART
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

SHOWN = 2  # questions on either side that show a condition
SHOWN_BY_CHANCE = 4  # of a condition on the parameters, of which there are many


@dataclass(frozen=True)
class Case:
    """A question, of one point or of all, and whether its answer was right."""

    probe: Probe
    X: Array
    q: Array
    p: Array
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


CONDITIONS: tuple[Threshold | Property, ...] = (
    Threshold(lambda c: len(c.X), "with N up to {:.0f} points", "with N from {:.0f} on"),
    Property(lambda c: len(c.X) % 10 == 0, "where N is a multiple of 10", "where it is not"),
    Property(lambda c: len(c.X) % 2 == 0, "where N is even", "where it is odd"),
    Property(lambda c: bool((c.probe.y == 0).all()), "where all labels are 0", "where a label is 1"),
    Property(lambda c: bool((c.probe.y == 1).all()), "where all labels are 1", "where a label is 0"),
    Property(
        lambda c: len(np.unique(c.probe.y)) > 1, "where there are labels of both kinds", "where all labels are alike"
    ),
    Property(
        lambda c: bool((np.round(c.X) == c.X).all()), "for points of whole numbers", "for points that are between them"
    ),
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
        lambda c: float(np.abs(c.probe.params).max()),
        "for parameters up to {:.3g} in size",
        "for parameters from {:.3g} on",
    ),
    Property(
        lambda c: bool((c.probe.params >= 0).all()),
        "for parameters of which none is negative",
        "for parameters of which some are",
        SHOWN_BY_CHANCE,
    ),
)


def conditions(e: Evidence, _differing: Sequence[Answer], _so_far: JudgedSoFar) -> Iterator[Finding]:
    """Name the first condition that all right answers meet and no wrong one does."""
    cases = list(_cases(e))
    right, wrong = [c for c in cases if c.right], [c for c in cases if not c.right]
    for condition in CONDITIONS:
        if min(len(right), len(wrong)) >= condition.shown and (told := _told(condition, right, wrong)) is not None:
            yield e.homework.finding(RIGHT_IN_PART, right=told[0], wrong=told[1])
            return


def _told(condition: Threshold | Property, right: Sequence[Case], wrong: Sequence[Case]) -> tuple[str, str] | None:
    """Return where answers are right and where wrong, in words, if the condition parts them."""
    of_right, of_wrong = [condition.of(c) for c in right], [condition.of(c) for c in wrong]
    if isinstance(condition, Property):
        if all(of_right) and not any(of_wrong):
            return condition.those, condition.others
        return (condition.others, condition.those) if all(of_wrong) and not any(of_right) else None
    if max(of_right) < min(of_wrong):
        return condition.below.format(max(of_right)), condition.above.format(min(of_wrong))
    if max(of_wrong) < min(of_right):
        return condition.above.format(min(of_right)), condition.below.format(max(of_wrong))
    return None


def _cases(e: Evidence) -> Iterator[Case]:
    """Yield a case for each answer, or for each point of answers of one number a point."""
    network = e.homework.catalogue.network
    for answer in e.valued:
        assert answer.value is not None
        probe = answer.probe
        with np.errstate(all="ignore"):
            forward = network.forward(probe.params, probe.X)
        if e.role is not Role.OUTPUTS:
            yield Case(probe, probe.X, forward.q, forward.p, answer.agrees)
            continue
        within = answer.error <= answer.allowance
        for i, right in enumerate(within):
            yield Case(probe, probe.X[[i]], forward.q[:, [i]], forward.p[[i]], bool(right))
