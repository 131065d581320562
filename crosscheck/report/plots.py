"""Where the lines of the small pictures stand: a boundary, and scans of an objective with the slope that a gradient gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscheck.verdict import Scan, Segment

SIZE = 100.0  # of a picture, in its own units
EDGE = 6.0  # left free around a scan
SHARE = 0.35  # of a scan's width, on either side of its middle, over which the slope is drawn


def lines(segments: Sequence[Segment], reach: float) -> str:
    """Return segments as a path; coordinates from -reach to reach fill the picture, and the second one points upwards.

    Segments that meet are one line: dashes begin anew with each line, and a segment is too short for them.
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
    """Return the values and the slope in their middle as two paths, in one scale that holds all of the values."""
    first, last = shown.offsets[0], shown.offsets[-1]
    low, high = min(shown.values), max(shown.values)
    room = SIZE - 2 * EDGE

    def at(offset: float, value: float) -> str:
        up = (value - low) / (high - low) if high > low else 0.5
        return f"{EDGE + room * (offset - first) / (last - first):.1f} {EDGE + room * (1 - up):.1f}"

    middle = shown.values[len(shown.values) // 2]
    curve = "L".join(map(at, shown.offsets, shown.values))
    ends = [SHARE * offset for offset in (first, last)]
    tangent = "L".join(at(offset, middle + shown.slope * offset) for offset in ends)
    return f"M{curve}", f"M{tangent}"
