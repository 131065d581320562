"""Answers that are the right ones for arguments cut to whole numbers, or are kept in an array of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.behaviour import INTEGER_TRUNCATION
from crosscheck.mistakes.matching import same
from crosscheck.submissions.outcomes import Returned
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

SHOWN = 2  # fresh answers that differ


def truncation(e: Evidence, differing: Sequence[Answer], _so_far: JudgedSoFar) -> Iterator[Finding]:
    """Name the arguments without whose decimals all answers are right."""
    if sum(a.fresh for a in differing) < SHOWN or any(a.value is None for a in e.ordinary):
        return
    few_first = sorted(e.valued, key=lambda a: (a.agrees, a.probe.y.size))
    for what, params, X in (
        ("The parameters", True, False),
        ("The points", False, True),
        ("All arguments", True, True),
    ):
        for cut in (np.trunc, np.round, np.floor):
            if all(same(np.asarray(a.value), _at_whole(a, cut, params, X)) for a in few_first):
                yield e.homework.finding(INTEGER_TRUNCATION, what=what, when="")
                return
    if all(_is_whole(a) for a in e.valued):
        yield e.homework.finding(INTEGER_TRUNCATION, what="The numbers that come back", when="")


def _is_whole(answer: Answer) -> bool:
    """Return whether an answer is of whole numbers by its type, and off by less than 1 for each point that was added."""
    assert answer.value is not None
    of_whole = isinstance(answer.outcome, Returned) and answer.outcome.dtype.startswith(("int", "uint"))
    return of_whole and bool((np.abs(answer.value - answer.expected) <= answer.probe.y.size).all())


def _at_whole(answer: Answer, cut: Callable[[Array], Array], params: bool, X: bool) -> Array:
    """Compute the reference's answer at arguments of whole numbers."""
    probe: Probe = answer.probe
    whole = replace(probe, params=cut(probe.params) if params else probe.params, X=cut(probe.X) if X else probe.X)
    return whole.expected(answer.function)
