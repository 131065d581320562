"""The hostile submissions, read with the outcome that the first line of each one states."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, get_args

from crosscheck.submissions.outcomes import FailureKind

FOLDER = Path(__file__).parent / "hostile"
FIRST_LINE = re.compile(r"# expect(?P<strong> at strong)?: (?P<outcomes>[a-z_|]+): (?P<attempt>.+)")
KINDS = {"returned", "harmless", *get_args(FailureKind)}  # harmless: returned 0, as the file does if its attempt failed


class Hostile(NamedTuple):
    """One submission that means harm."""

    name: str
    source: str
    outcomes: frozenset[str]
    levels: tuple[str, ...]


def hostile_set() -> list[Hostile]:
    return [_read(path) for path in sorted(FOLDER.glob("*.py"))]


def _read(path: Path) -> Hostile:
    source = path.read_text()
    stated = FIRST_LINE.fullmatch(source.partition("\n")[0])
    assert stated, f"{path.name} does not state what is expected of it"
    outcomes = frozenset(stated["outcomes"].split("|"))
    assert outcomes <= KINDS, f"{path.name} expects {sorted(outcomes - KINDS)}, which is no outcome"
    return Hostile(path.stem, source, outcomes, ("strong",) if stated["strong"] else ("process", "strong"))
