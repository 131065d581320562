"""The table of budgets that the README shows: by place and quantity, the budget, the worst measured, and the times."""

from __future__ import annotations

import re
from pathlib import Path

from crosscheck.truth.bound_tightness import MOST, QUANTITIES, Headroom, markdown

README = Path(__file__).parents[2] / "README.md"
HEAD = markdown([]).splitlines()
CELL = re.compile(r"(\S+) / (\S+) \((\d+)\)")


def shown() -> dict[tuple[str, str], tuple[float, float, float]]:
    """Read the table."""
    lines = README.read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines[lines.index(HEAD[0]) + len(HEAD) :]:
        if not line.startswith("|"):
            break
        place, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        for quantity, cell in zip(QUANTITIES, cells, strict=True):
            if numbers := CELL.fullmatch(cell):
                budget, measured, times = map(float, numbers.groups())
                found[place, quantity] = budget, measured, times
    return found


def untrue(row: Headroom) -> str | None:
    """Say what the README shows otherwise: a budget's two digits, or an error or times of another order than here."""
    budget, measured, times = shown().get((row.place, row.quantity), (0.0, 0.0, 0.0))
    same_order = _same_order(row.measured, measured) and _same_order(row.times, times)
    if abs(row.budget - budget) <= 0.06 * row.budget and same_order and times <= MOST:
        return None
    return f"README: {row.place}, {row.quantity} is {budget} / {measured} ({times}), measured {row}"


def _same_order(one: float, other: float) -> bool:
    """Machines round differently: the times of a single entry by a factor of 3."""
    return one <= 10 * other and other <= 10 * one
