"""`crosscheck train --against DIR`: this run held against the record of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crosscheck.command.training.json import versions
from crosscheck.command.training.outcome import Outcome
from crosscheck.homework.circles.contract import INITIAL
from crosscheck.homework.circles.data import load_circles
from crosscheck.records import file
from crosscheck.records.moved import Moved, moved_since
from crosscheck.records.record import Record, RecordError, asked_of, record_of
from crosscheck.rounding.point import FLOAT64


def read(folder: Path | None, names: Sequence[str], n_steps: int, eta: float, exact: bool) -> Record | None:
    """Read the record in a folder, if one is named, before anything is computed.

    Raises
    ------
    RecordError
        If there is none that can be read, it is of a run that was asked for something else or of other parties, or `exact` is
        asked for without it.
    """
    if folder is None:
        if exact:
            raise RecordError("--exact needs --against DIR, the run to compare with.")
        return None
    record = file.read(folder)
    record.asked.check_same(asked_of(*load_circles(), INITIAL, eta, n_steps, FLOAT64), str(folder))
    if not set(names) & set(record.parties):
        raise RecordError(f"No party of the record in {folder} takes part here; it has {', '.join(record.parties)}.")
    return record


def moved(record: Record | None, outcome: Outcome) -> Moved | None:
    """Return what moved since a record; None without one, or without a whole run."""
    run = outcome.comparison.run
    return None if record is None or run is None else moved_since(record, run, record_of(run, versions()).made)


def holds(found: Moved | None, exact: bool) -> bool:
    """Whether nothing moved beyond its bound; with `exact`, whether nothing moved at all."""
    return found is None or not (found.any if exact else found.beyond)


def closing(found: Moved | None, folder: Path | None) -> str:
    """Return what is printed after the verdict: nothing, if there is no record."""
    return "" if found is None else f"\n\nagainst {folder}, {found}"


def document(found: Moved | None) -> dict[str, Any]:
    """Return the part of the JSON object that tells what moved."""
    return {} if found is None else {"against": found.to_json()}
