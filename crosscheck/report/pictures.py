"""The small pictures of a verdict. A gradient's blocks differ by orders of magnitude, so each has its own scale."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from crosscheck.verdict import Call, Row, Scan, Segment

ZERO, HALF = 215.0, 205.0  # the zero line, and the half width, of a row of bars
BEYOND = 10.0  # times the reference's largest entry: larger bars are clipped
SAME = 1e-10  # absolute and relative; correct gradients lie within 3e-14, the nearest wrong one is 1e-9 away
SIZE = 100.0  # width and height of the other pictures
EDGE = 6.0  # the margin around a scan
SHARE = 0.35  # the length of the drawn slope, as a share of a scan's width


class Bar(NamedTuple):
    """A bar from the zero line; `clipped` is -1 or 1 if it is clipped on the left or right."""

    x: float
    width: float
    clipped: int


class Entry(NamedTuple):
    """One parameter: its two values, their bars (None for a NaN), and whether they differ."""

    row: Row[Call]
    theirs: Bar | None
    reference: Bar | None
    differs: bool


def bars(gradient: Sequence[Sequence[Row[Call]]]) -> list[Entry]:
    """Place the bars of a gradient's blocks. The list is empty if there is no gradient."""
    placed = []
    for block in gradient:
        reference = _largest([row.expected for row in block], math.inf)
        # The submission's values stretch the scale, unless they would flatten the reference.
        both = [number for row in block for number in (row.obtained, row.expected)]
        edge = _largest(both, BEYOND * reference or math.inf) or 1.0
        for row in block:
            differs = not math.isclose(row.obtained, row.expected, rel_tol=SAME, abs_tol=SAME)
            placed.append(Entry(row, _bar(row.obtained, edge), _bar(row.expected, edge), differs))
    return placed


def _largest(values: Sequence[float], most: float) -> float:
    """Return the largest finite magnitude up to `most`, 0 if there is none."""
    return max((abs(value) for value in values if math.isfinite(value) and abs(value) <= most), default=0.0)


def _bar(value: float, edge: float) -> Bar | None:
    if math.isnan(value):
        return None
    place = value / edge  # outside of -1..1 for a value beyond the picture
    inside = max(-1.0, min(1.0, place))
    clipped = 0 if abs(place) <= 1 + 1e-9 else int(math.copysign(1, place))
    return Bar(round(ZERO + HALF * min(inside, 0.0), 2), round(HALF * abs(inside), 2), clipped)


def lines(segments: Sequence[Segment], reach: float) -> str:
    """Return segments as a path. Coordinates from -reach to reach fill the picture; the second points upwards.

    Adjacent segments become one line: dashes restart with each line, and a segment is too short for them.
    """

    def at(x: float, y: float) -> str:
        return f"{SIZE * (reach + x) / (2 * reach):.1f} {SIZE * (reach - y) / (2 * reach):.1f}"

    left, path = [(at(x1, y1), at(x2, y2)) for x1, y1, x2, y2 in segments], ""
    while left:
        line = [*left.pop(0)]
        while meets := [ends for ends in left if line[-1] in ends]:
            left.remove(meets[0])
            start, end = meets[0]
            line.append(end if start == line[-1] else start)
        path += f"M{'L'.join(line)}"
    return path


def scan(shown: Scan) -> tuple[str, str]:
    """Return two paths: the values, and the slope in their middle. Both have the scale of the values."""
    first, last = shown.offsets[0], shown.offsets[-1]
    low, high = min(shown.values), max(shown.values)
    room = SIZE - 2 * EDGE

    def at(offset: float, value: float) -> str:
        up = (value - low) / (high - low) if high > low else 0.5
        return f"{EDGE + room * (offset - first) / (last - first):.1f} {EDGE + room * (1 - up):.1f}"

    middle = shown.values[len(shown.values) // 2]
    curve = "L".join(map(at, shown.offsets, shown.values))
    tangent = "L".join(at(SHARE * offset, middle + shown.slope * SHARE * offset) for offset in (first, last))
    return f"M{curve}", f"M{tangent}"
