"""Parties compared with the reference of another homework: each is asked what a submission is asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.parties import AnyParty, MalformedError, module_of, name_of
from crosscheck.homework import AnyHomework
from crosscheck.homework.loading import load_homework
from crosscheck.judge.check import check
from crosscheck.report.text import render


def compare_with(homework: AnyHomework | str, parties: tuple[AnyParty, ...]) -> Comparison:
    """Compare a party with a homework's reference; that it differs is the comparison's error.

    Raises
    ------
    ValueError
        If not one party is given, or it has none of the homework's functions.
    """
    homework = load_homework(homework) if isinstance(homework, str) else homework
    if len(parties) != 1:
        raise ValueError(f"compare(.., homework=..) needs one party, got {len(parties)}.")
    (party,), name = parties, name_of(parties[0])
    held = module_of(str(party)) if isinstance(party, str | Path) else party
    values = held if isinstance(held, Mapping) else vars(held)
    names = [one for one in homework.wanted.functions if one != homework.wanted.descent]
    functions = {one: values[one] for one in names if values.get(one) is not None}
    if not functions:
        raise ValueError(f"{name} has none of {', '.join(names)}.")
    verdict = check(homework=homework, **functions).verdict
    right = verdict.verdict in ("right", "remarks")
    error = None if right else MalformedError(f"{name}: {render(verdict, explain=True)}".rstrip())
    return Comparison((homework.title, name), 0, None, error=error)
