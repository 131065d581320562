"""Parties asked where the output saturates: at ten and a hundred times the parameters that they start from.

There `y_out` rounds to 0 or 1, and ``-log(1 - y_out)`` has no digits left, where ``log(1 + exp(s))`` keeps all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.answers import MalformedError, PartyFailedError
from crosscheck.comparison.differences import Difference, differences
from crosscheck.comparison.training import train
from crosscheck.homework.circles.contract import Party
from crosscheck.rounding.point import DTYPE
from crosscheck.run import Run
from crosscheck.submissions.errors import CannotJudgeError

TIMES = (10, 100)  # the parameters at the start


def where_saturated(comparison: Comparison, parties: Mapping[str, Party], everywhere: bool) -> Comparison:
    """Hold the parties against the first where the output saturates: a remark for each that differs, or failures.

    Parameters
    ----------
    comparison : Comparison
        With a run. Of a party that differs elsewhere, nothing is said here.
    parties : mapping of name to party
        Those of the run.
    everywhere : bool
        Whether differences where the output saturates are failures.
    """
    run = comparison.run
    assert run is not None
    wrong = {failure.source.party for failure in comparison.failures}
    first, *others = parties
    failures: list[Difference] = []
    remarks: list[str] = []
    for name in others:
        found: list[Difference | CannotJudgeError] = []
        for times in TIMES if name not in wrong else ():
            try:
                found += _differing({each: parties[each] for each in (first, name)}, run, times)
            except (MalformedError, PartyFailedError) as error:
                if everywhere:
                    raise
                found.append(error)
        failures += (each for each in found if isinstance(each, Difference))
        remarks += (f"{name}: right but where the output saturates: {each}" for each in found[:1])
    if everywhere:
        return replace(comparison, failures=(*comparison.failures, *failures))
    return replace(comparison, remarks=(*comparison.remarks, *remarks))


def _differing(pair: Mapping[str, Party], run: Run, times: int) -> list[Difference]:
    """Return where the second of two parties differs from the first, by quantity."""
    exact = DTYPE[run.unit_roundoff]  # a start of single precision stays one
    start = (times * run.initial).astype(exact).astype(float)
    there = train(pair, run.X, run.y, start, run.eta, 0, unit_roundoff=run.unit_roundoff, times=times)
    one, other = there.parties.items()
    return [each.failure for each in differences(one, other, there).values() if each.failure is not None]
