"""The table of error bounds in docs/bounds.md: by place and quantity, the bound, the worst error measured, and the times."""

from __future__ import annotations

import re
from pathlib import Path

from tests.truth.bound_tightness import LOOSE, QUANTITIES, Tightness, markdown

PAGE = Path(__file__).parents[2] / "docs" / "bounds.md"
HEAD = markdown([]).splitlines()
CELL = re.compile(r"(\S+) / (\S+) \((\d+)\)")


def shown() -> dict[tuple[str, str], tuple[float, float, float]]:
    """Read the table."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines[lines.index(HEAD[0]) + len(HEAD) :]:
        if not line.startswith("|"):
            break
        place, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        for quantity, cell in zip(QUANTITIES, cells, strict=True):
            if numbers := CELL.fullmatch(cell):
                bound, measured, times = map(float, numbers.groups())
                found[place, quantity] = bound, measured, times
    return found


def untrue(row: Tightness) -> str | None:
    """Return what the page shows otherwise: other digits of a bound, or an error or times of another order than here."""
    bound, measured, times = shown().get((row.place, row.quantity), (0.0, 0.0, 0.0))
    same_order = _same_order(row.measured, measured) and _same_order(row.times, times)
    if abs(row.bound - bound) <= 0.06 * row.bound and same_order and times <= LOOSE:
        return None
    return f"docs/bounds.md: {row.place}, {row.quantity} is {bound} / {measured} ({times}), measured {row}"


def _same_order(one: float, other: float) -> bool:
    """Machines round differently: the times of a single entry by a factor of 3."""
    return one <= 10 * other and other <= 10 * one
