"""What may be meant where parties differ: parameters in another order, or single precision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.permutation import order_that_fits
from crosscheck.homework.circles.contract import Party
from crosscheck.rounding.point import FLOAT64
from crosscheck.run import Run

SINGLE = "all its numbers are of single precision; if that is meant, pass dtype='float32' to compare"


def with_hints(comparison: Comparison, parties: Mapping[str, Party]) -> Comparison:
    """Add to the remarks of a comparison what may be meant, party by party; the order of parameters is sought first."""
    found = {name: order_that_fits(party) or _precision(name, comparison.run) for name, party in parties.items()}
    hints = tuple(f"{name}: {hint}." for name, hint in found.items() if hint is not None)
    return replace(comparison, remarks=comparison.remarks + hints)


def _precision(name: str, run: Run | None) -> str | None:
    """Return `SINGLE` if double precision is promised, and no number of a party needs more than single; None otherwise."""
    if run is None or run.unit_roundoff != FLOAT64:
        return None
    numbers = np.concatenate([run.parties[name].losses, run.parties[name].gradients.ravel()])
    return SINGLE if np.array_equal(numbers, numbers.astype(np.float32)) else None
