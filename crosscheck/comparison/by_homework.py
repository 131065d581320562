"""Parties compared with the reference of another homework: each is asked what a submission is asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.parties import AnyParty, MalformedError, module_of, name_of
from crosscheck.homework import AnyHomework
from crosscheck.homework.loading import load_homework
from crosscheck.judge.check import check
from crosscheck.report.text import render


def compare_with(homework: AnyHomework | str, parties: tuple[AnyParty, ...], seed: int | None = None) -> Comparison:
    """Compare parties with a homework's reference; what differs first is the comparison's error.

    Raises
    ------
    ValueError
        If no party is given, or one has none of the homework's functions.
    """
    homework = load_homework(homework) if isinstance(homework, str) else homework
    if not parties:
        raise ValueError("compare(.., homework=..) needs a party.")
    names, wrong = [homework.title, *map(name_of, parties)], ""
    for party in parties:
        functions = _functions(party, homework)
        if not functions:
            raise ValueError(f"{name_of(party)} has none of {', '.join(homework.wanted.functions)}.")
        verdict = check(homework=homework, seed=seed, **functions).verdict
        if verdict.verdict not in ("right", "remarks"):
            wrong = wrong or f"{name_of(party)}: {render(verdict, explain=True)}".rstrip()
    return Comparison(tuple(names), 0, None, error=MalformedError(wrong) if wrong else None)


def _functions(party: AnyParty, homework: AnyHomework) -> dict[str, Any]:
    """Return those of a homework's functions that a party holds."""
    if isinstance(party, str | Path):
        party = module_of(str(party))
    values = (
        party
        if isinstance(party, Mapping)
        else {name: getattr(party, name, None) for name in homework.wanted.functions}
    )
    return {name: values[name] for name in homework.wanted.functions if values.get(name) is not None}
