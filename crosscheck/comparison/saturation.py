"""Parties asked where the output saturates: at ten and a hundred times the parameters that they start from.

There `y_out` rounds to 0 or 1, and ``-log(1 - y_out)`` has no digits left, where ``log(1 + exp(s))`` keeps all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.answers import OfAPartyError
from crosscheck.comparison.differences import Difference, differences
from crosscheck.comparison.training import train
from crosscheck.homework.circles.contract import Party
from crosscheck.rounding.point import DTYPE
from crosscheck.run import Run
from manual import by_hand

REFERENCE = "by_hand"
TIMES = (10, 100)  # the parameters at the start


def where_saturated(comparison: Comparison, parties: Mapping[str, Party], everywhere: bool) -> Comparison:
    """Hold parties that agree against `manual.by_hand` where the output saturates: a remark for each that differs, or failures.

    Parameters
    ----------
    comparison : Comparison
        With a run. Where parties differ elsewhere, nothing is asked.
    parties : mapping of name to party
        Those of the run.
    everywhere : bool
        Whether differences where the output saturates are failures.

    Raises
    ------
    MalformedError, PartyFailedError
        If `everywhere`, and a party has no answer there.
    """
    run = comparison.run
    assert run is not None
    if not comparison.agree:
        return comparison
    failures: list[Difference] = []
    remarks: list[str] = []
    for name, party in parties.items():
        found: list[Difference | OfAPartyError] = []
        for times in TIMES:
            try:
                found += _differing(name, party, run, times)
            except OfAPartyError as error:
                if everywhere:
                    raise
                found.append(error)
        failures += (each for each in found if isinstance(each, Difference))
        remarks += (f"{name}: right but where the output saturates: {each}" for each in found[:1])
    return replace(comparison, failures=tuple(failures) if everywhere else (), remarks=(*comparison.remarks, *remarks))


def _differing(name: str, party: Party, run: Run, times: int) -> list[Difference]:
    """Return where a party differs from `manual.by_hand`, by quantity."""
    exact = DTYPE[run.unit_roundoff]  # a start of single precision stays one
    start = (times * run.initial).astype(exact).astype(float)
    if not np.isfinite(start).all():
        return []
    mine, right = (
        train({each: of}, run.X, run.y, start, run.eta, 0, unit_roundoff=run.unit_roundoff, times=times)
        for each, of in ((name, party), (REFERENCE, by_hand))
    )
    held = differences((REFERENCE, right.parties[REFERENCE]), (name, mine.parties[name]), mine)
    return [each.failure for each in held.values() if each.failure is not None]
