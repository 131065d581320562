"""The boundary's segments are drawn as whole lines, since dashes begin anew with each line."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from crosscheck.report import plots
from crosscheck.verdict import Segment
from tests.report.conftest import SQUARE

REACH = 2.0
HALVES = tuple(
    half
    for x1, y1, x2, y2 in SQUARE
    for half in ((x1, y1, (x1 + x2) / 2, (y1 + y2) / 2), (x2, y2, (x1 + x2) / 2, (y1 + y2) / 2))
)
BESIDE: Segment = (1.5, 1.5, 1.8, 1.5)
CASES: dict[str, tuple[tuple[Segment, ...], int]] = {
    "nothing": ((), 0),
    "a square": (SQUARE, 1),
    "a square, backwards": (SQUARE[::-1], 1),
    "a square of eight segments": (HALVES, 1),
    "a square and a segment that it does not meet": ((*SQUARE, BESIDE), 2),
}


def drawn(path: str) -> tuple[int, list[list[str]]]:
    """Return how many lines a path has, and the ends of its segments, in one order for all paths."""
    lines = [line.split("L") for line in re.split("M", path)[1:]]
    return len(lines), sorted(sorted(ends) for line in lines for ends in pairwise(line))


def apart(segments: tuple[Segment, ...]) -> str:
    """Draw each segment by itself, as a line of one."""
    return "".join(plots.lines([each], REACH) for each in segments)


@pytest.mark.parametrize(("segments", "n"), CASES.values(), ids=CASES)
def test_segments_that_meet_are_one_line_and_none_is_lost(segments: tuple[Segment, ...], n: int) -> None:
    assert drawn(plots.lines(segments, REACH)) == (n, drawn(apart(segments))[1])


def test_segments_that_are_drawn_apart_are_found() -> None:
    assert drawn(apart(SQUARE))[0] == len(SQUARE)
    assert drawn(apart(SQUARE[1:]))[1] != drawn(apart(SQUARE))[1]


def test_the_first_coordinate_points_to_the_right_and_the_second_upwards() -> None:
    assert plots.lines([(-2.0, 2.0, 2.0, -1.0)], REACH) == "M0.0 0.0L100.0 75.0"
