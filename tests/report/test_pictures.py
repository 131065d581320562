"""The small pictures of a verdict: bars stay in the picture, and a boundary's segments are drawn as whole lines."""

import math
import re
from itertools import pairwise

import pytest

from crosscheck.homework.circles.contract import NAMES
from crosscheck.report import pictures
from crosscheck.verdict import GradientComparison, Segment
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
    return "".join(pictures.lines([each], REACH) for each in segments)


@pytest.mark.parametrize(("segments", "n"), CASES.values(), ids=CASES)
def test_segments_that_meet_are_one_line_and_none_is_lost(segments, n):
    assert drawn(pictures.lines(segments, REACH)) == (n, drawn(apart(segments))[1])


def test_segments_that_are_drawn_apart_are_found():
    assert drawn(apart(SQUARE))[0] == len(SQUARE)
    assert drawn(apart(SQUARE[1:]))[1] != drawn(apart(SQUARE))[1]


def test_the_first_coordinate_points_to_the_right_and_the_second_upwards():
    assert pictures.lines([(-2.0, 2.0, 2.0, -1.0)], REACH) == "M0.0 0.0L100.0 75.0"


def bars(first: float, other: float, n: int = 17) -> list[pictures.Entry]:
    """Place a gradient whose first entry is `first` beside `other`; all further entries are 1 on both sides."""
    obtained, expected = (first,) + (1.0,) * (n - 1), (other,) + (1.0,) * 16
    return pictures.bars(GradientComparison("here", NAMES, obtained, expected))


@pytest.mark.parametrize(
    ("obtained", "expected", "differ"),
    [(8e-11, 0.0, False), (1.2e-10, 0.0, True), (24 + 1.9e-9, 24.0, False), (24 + 2.9e-9, 24.0, True)],
)
def test_what_is_1e_10_away_absolutely_and_relatively_is_said_to_differ(obtained, expected, differ):
    assert [entry.name for entry in bars(obtained, expected) if entry.differs] == ["u1"] * differ


@pytest.mark.parametrize("value", [0.0, 1e-320, -1e-9, 3.0, 1e308, math.inf, -math.inf, math.nan])
@pytest.mark.parametrize("other", [0.0, 1e-320, 24.1, 1e308, math.nan])
def test_bars_stay_in_the_picture(value, other):
    placed = bars(value, other)
    drawn = [bar for entry in placed for bar in (entry.theirs, entry.reference) if bar]
    left, right = pictures.ZERO - pictures.HALF, pictures.ZERO + pictures.HALF
    assert all(left <= bar.x <= bar.x + bar.width <= right for bar in drawn)
    assert [entry.name for entry in placed] == list(NAMES)
    assert (placed[0].theirs is None) == math.isnan(value)


def test_one_huge_entry_runs_out_of_the_picture_and_flattens_nothing():
    placed = bars(-1e9, 1.0)
    assert [entry.name for entry in placed if entry.differs] == ["u1"]
    huge, ordinary = placed[0].theirs, placed[1].theirs
    assert huge is not None
    assert ordinary is not None
    assert (huge.clipped, ordinary.clipped) == (-1, 0)
    assert ordinary.width == pictures.HALF


def test_a_gradient_of_another_length_is_not_drawn():
    assert bars(1.0, 1.0, n=16) == pictures.bars(None) == []
