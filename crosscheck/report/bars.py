"""Where the bars of the gradient's picture stand: theirs beside the reference, parameter by parameter.

Each block of parameters has a scale of its own, since blocks differ by orders of magnitude: position = g / largest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crosscheck.verdict import GradientComparison

ZERO, HALF = 215.0, 205.0  # the zero line, and the half width, of a row's picture, in its own units
BEYOND = 10.0  # times the reference's largest entry: what is larger runs out of the picture
SAME = 1e-10  # absolute and relative; correct gradients lie within 3e-14, the nearest wrong one is 1e-9 away


@dataclass(frozen=True)
class Bar:
    """A bar from the zero line; `clipped` is -1 or 1 if it runs out of the picture on the left or right."""

    x: float
    width: float
    clipped: int


@dataclass(frozen=True)
class Row:
    """One parameter: its two bars, None for what is not a number, and its two values."""

    name: str
    reference: Bar | None
    theirs: Bar | None
    expected: float
    obtained: float
    differs: bool


@dataclass(frozen=True)
class Picture:
    """All rows, and the call whose gradient it is."""

    at: str
    rows: list[Row]

    @property
    def differing(self) -> list[str]:
        """Name the parameters in which the two differ."""
        return [row.name for row in self.rows if row.differs]


def draw(shown: GradientComparison | None) -> Picture | None:
    """Place the bars of a gradient; None if there is none, or not one entry for each parameter."""
    if shown is None or not len(shown.obtained) == len(shown.expected) == len(shown.parameters):
        return None
    entries = iter(list(zip(shown.parameters, shown.obtained, shown.expected, strict=True)))
    rows = []
    for size in (*shown.blocks, len(shown.parameters)):  # the last takes what no block names
        block = list(islice(entries, size))
        largest = _largest([obtained for _, obtained, _ in block], [expected for *_, expected in block])
        rows += [_row(*entry, largest) for entry in block]
    return Picture(shown.at, rows)


def _row(name: str, obtained: float, expected: float, largest: float) -> Row:
    return Row(
        name=name,
        reference=_bar(expected, largest),
        theirs=_bar(obtained, largest),
        expected=expected,
        obtained=obtained,
        differs=not math.isclose(obtained, expected, rel_tol=SAME, abs_tol=SAME),
    )


def _largest(obtained: Sequence[float], expected: Sequence[float]) -> float:
    """Choose the value at the picture's edge: theirs stretch the scale, unless they would flatten the reference."""
    reference = _size(expected, math.inf)
    return _size([*expected, *obtained], BEYOND * reference or math.inf) or 1.0


def _size(values: Sequence[float], most: float) -> float:
    """Return the largest finite magnitude up to `most`, 0 if there is none."""
    return max((abs(value) for value in values if math.isfinite(value) and abs(value) <= most), default=0.0)


def _bar(value: float, largest: float) -> Bar | None:
    if math.isnan(value):
        return None
    place = value / largest  # what lies beyond the picture is beyond -1..1
    inside = max(-1.0, min(1.0, place))
    clipped = 0 if abs(place) <= 1 + 1e-9 else int(math.copysign(1, place))
    return Bar(round(ZERO + HALF * min(inside, 0.0), 2), round(HALF * abs(inside), 2), clipped)
