"""Write docs/versions.md, the page "agreement across versions", from the records that the canary keeps.

``python docs/make_versions.py FOLDER``: for each environment FOLDER holds a folder, as ``crosscheck train --out`` writes it.
Exits with 1 if a number moved beyond its bound from one to another, which the page then says, and with 2 if there are no two
records.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path
from string import ascii_uppercase

import numpy as np

from crosscheck import load_circles
from crosscheck.comparison import records
from crosscheck.comparison.records import BEYOND, EQUAL, Move, Record, RecordError, asked_of, moved_since
from crosscheck.homework.circles.contract import Array
from crosscheck.homework.circles.run import Run

PAGE = Path(__file__).parent / "versions.md"
VERSIONS = {"Python": "python", "NumPy": "numpy", "autograd": "autograd", "torch": "torch"}  # columns
HEAD = """# Agreement across versions

Made on {day} by `nox -f tests/versions/noxfile.py -s canary agreement`, on {system}. In each environment of
[combinations.toml](../tests/versions/combinations.toml) the parties took the same {n_steps} steps from the homework's start, and
kept a record; the records were then compared, each with every other.

Rows with the same letter in a party's column hold the same numbers, bit for bit: losses, gradients, parameters, outputs. Where
there are several letters, the number beside one is the largest difference from any other row, as a share of what rounding may
make of it ([bounds](bounds.md)). More than 100 % is more than rounding: something moved. An empty cell: the party took no part.
"""


def run_of(record: Record, X: Array, y: Array) -> Run:
    """Return the run that was recorded, to hold another record against it; RecordError if it was made on other data."""
    asked = record.asked
    run = Run(X, y, np.array(asked.initial), asked.eta, asked.n_steps, asked.unit_roundoff, record.parties)
    asked.check_same(asked_of(run), "question")
    return run


@dataclass(frozen=True)
class Agreement:
    """Records by environment, and how far they are from one another."""

    records: Mapping[str, Record]
    absent: Mapping[str, str]  # environments without a record, and why

    @cached_property
    def moves(self) -> dict[tuple[str, str], tuple[Move, ...]]:
        """What moved from each environment to each that comes after it."""
        X, y = load_circles()
        runs = {name: run_of(record, X, y) for name, record in self.records.items()}
        return {
            (one, other): moved_since(self.records[one], runs[other], self.records[other].made).moves
            for one, other in combinations(self.records, 2)
        }

    @property
    def parties(self) -> list[str]:
        """All that took part anywhere."""
        return list(dict.fromkeys(name for record in self.records.values() for name in record.parties))

    def between(self, one: str, other: str, party: str) -> list[Move]:
        """Return what moved of one party between two environments, whichever comes first."""
        moves = self.moves.get((one, other)) or self.moves[other, one]
        return [move for move in moves if move.question.party == party and move.status != EQUAL]

    def letters(self, party: str) -> dict[str, str]:
        """Return a letter for each environment where a party took part: the same one for the same numbers."""
        found: dict[str, str] = {}
        for name in (name for name, record in self.records.items() if party in record.parties):
            same = next((found[other] for other in found if not self.between(other, name, party)), None)
            found[name] = same or ascii_uppercase[len(set(found.values()))]
        return found

    @property
    def beyond(self) -> bool:
        """Whether anything moved beyond its bound."""
        return any(move.status == BEYOND for moves in self.moves.values() for move in moves)


def read(folder: Path) -> Agreement:
    """Read the records that a folder's folders hold, from the oldest versions to the newest."""
    found: dict[str, Record] = {}
    absent = {}
    for each in sorted(path for path in folder.glob("*") if path.is_dir()):
        try:
            record = records.read(each)
            for other in list(found.values())[:1]:
                other.asked.check_same(record.asked, str(each))
            found[each.name] = record
        except RecordError as why:
            absent[each.name] = str(why)
    ordered = sorted(found, key=lambda name: (_numbers(found[name], "numpy"), _numbers(found[name], "python"), name))
    return Agreement({name: found[name] for name in ordered}, absent)


def _numbers(record: Record, package: str) -> list[int]:
    version = record.made["versions"].get(package, "")
    return [int(part) for part in version.split(".") if part.isdecimal()]


def page(found: Agreement, day: date) -> str:
    """Return the page."""
    first = next(iter(found.records.values()))
    system = " and ".join(dict.fromkeys(record.made["system"] for record in found.records.values()))
    sections = [HEAD.format(day=day.isoformat(), system=system, n_steps=first.asked.n_steps), "\n".join(_table(found))]
    sections.append("\n".join(["## What moved", "", *_moved(found)]))
    if found.absent:
        sections.append("\n".join(["## Not compared", "", *(f"- {name}: {why}" for name, why in found.absent.items())]))
    return "\n\n".join(section.strip() for section in sections) + "\n"


def _table(found: Agreement) -> Iterator[str]:
    yield _row("environment", *VERSIONS, "BLAS", *(f"`{party}`" for party in found.parties))
    yield _row(*["---"] * (len(VERSIONS) + len(found.parties) + 2))
    letters = {party: found.letters(party) for party in found.parties}
    for name, record in found.records.items():
        versions = [record.made["versions"].get(package, "") for package in VERSIONS.values()]
        cells = [_cell(found, party, name, letters[party]) for party in found.parties]
        yield _row(name, *versions, record.made["blas"], *cells)


def _cell(found: Agreement, party: str, name: str, letters: Mapping[str, str]) -> str:
    if name not in letters:
        return ""
    moves = [move for other in letters if other != name for move in found.between(name, other, party)]
    if not moves:
        return letters[name]
    share = max(map(_share, moves))
    told = f"{letters[name]}, {share:.1%}".replace("%", " %")
    return f"**{told}**" if any(move.status == BEYOND for move in moves) else told


def _moved(found: Agreement) -> Iterator[str]:
    """Yield a line for each party and two of its letters: the largest move, or all that are beyond the bound."""
    nothing = True
    for party in found.parties:
        first = {letter: name for name, letter in reversed(found.letters(party).items())}
        for one, other in combinations(sorted(first), 2):
            moves = found.between(first[one], first[other], party)
            beyond = [move for move in moves if move.status == BEYOND]
            for move in beyond or [max(moves, key=_share)]:
                nothing = False
                yield f"- `{party}`, {one} and {other}: {_named(move, first[one], first[other])}"
    if nothing:
        yield "Nothing: all numbers are the same, bit for bit."


def _named(move: Move, one: str, other: str) -> Move:
    """Return a move with its two environments for the names of the parties that were compared."""
    if move.row is None:
        return move
    return move._replace(row=replace(move.row, question=move.row.question._replace(party=other, beside=one)))


def _share(move: Move) -> float:
    """Return how much of what rounding may make of it a difference is; infinity for a number that is none."""
    if move.row is None:
        return 0.0
    share = move.row.apart / move.row.allowed
    return share if share == share else float("inf")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def main(arguments: list[str]) -> int:
    """Write the page, and return the exit code."""
    if len(arguments) != 1:
        print("Name the folder of the canary's records: python docs/make_versions.py FOLDER", file=sys.stderr)
        return 2
    found = read(Path(arguments[0]))
    if len(found.records) < 2:
        print(f"{arguments[0]} holds {len(found.records)} records; two or more are needed to compare.", file=sys.stderr)
        return 2
    PAGE.write_text(page(found, date.today()), encoding="utf-8")
    print(
        f"written to {PAGE}: {len(found.records)} environments; moved beyond the bound: {'yes' if found.beyond else 'nothing'}"
    )
    return 1 if found.beyond else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
