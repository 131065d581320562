"""Questions drawn anew, by which a symptom that was formed on those of the seed is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from crosscheck.homework import Homework, Role
from crosscheck.homework.homework import MOST_SEED
from crosscheck.judge.asking.cost import affordable
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.explaining.conduct.calls import ask_at
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.submissions.probes import Answer, Probe

SEED = MOST_SEED  # of these questions: one that no examination draws
SHIFTS = (0, 1, 3, 5)  # parameters of each question meet the points of those that stand so many further on
RADII = (0.5, 1.5, 2.5, 3.5, 6.0, 9.0)  # of single points: along one coordinate, and along all
NEARLY_NONE = 0.1  # of a radius: the other coordinates of a point along one
SATURATES = 6e-6  # nearer to 0 or 1 some right ways of writing the homework lose digits: z = 12


def answers_anew(e: Evidence, so_far: JudgedSoFar) -> list[Answer]:
    """Ask at parameters and points that were not asked together before, as many as are not too dear, once."""
    if e.anew is None:
        prices = ((p, len(e.function.calls(p.params, p.X, p.y)) * e.cost.of(p.y.size)) for p in _questions(e.homework))
        e.anew = ask_at(e, affordable(prices, e.cost.free), so_far)
    return e.anew


@lru_cache(maxsize=1)
def _questions(homework: Homework) -> Sequence[Probe]:
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
