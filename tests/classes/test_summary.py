"""What an instructor reads of a class: its quartiles, and whom to look at."""

from __future__ import annotations

import pytest

from crosscheck.classes.rubric import NUMBERS_ARE_RIGHT
from crosscheck.classes.standing import quartiles, summarise
from tests.classes.classes import function, verdict
from tests.classes.pages import standing

A_SHAPE = min(NUMBERS_ARE_RIGHT)
OF_SHAPE = function("loss", "wrong", [A_SHAPE])
OF_NUMBERS = function("network", "wrong", ["swapped"])


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ([], ()),
        ([3.0], (3, 3, 3, 3, 3)),
        ([10.0, 0.0], (0, 2.5, 5, 7.5, 10)),
        ([1.0, 2.0, 3.0, 4.0, 10.0], (1, 2, 3, 4, 10)),  # as numpy.percentile finds them
        ([7.0, 10.0, 10.0, 0.0], (0, 5.25, 8.5, 10, 10)),
    ],
)
def test_quartiles(points: list[float], told: tuple[float, ...]) -> None:
    assert quartiles(points) == told


def test_the_summary_has_the_quartiles_of_those_judged() -> None:
    right, wrong = verdict("r.py"), verdict("w.py", OF_NUMBERS)
    told = summarise([standing("anna", right), standing("ben", wrong), standing("cleo", None)])
    assert (told.quartiles, told.of) == ((7, 7.75, 8.5, 9.25, 10), 10)
    assert told.words == {"right": 1, "wrong": 1, "not judged yet": 1}


NEAR = "near miss: the numbers are right, an assert fails"
UNSEEN = "near miss: wrong, though all asserts hold"


@pytest.mark.parametrize(
    ("functions", "passed", "eyes"),
    [
        ([OF_SHAPE], 12, [NEAR]),
        ([OF_SHAPE], 15, [NEAR]),
        ([OF_NUMBERS], 15, [UNSEEN]),
        ([OF_NUMBERS], 14, []),
        ([OF_SHAPE, OF_NUMBERS], 12, []),
        ([OF_SHAPE, OF_NUMBERS], 15, [UNSEEN]),
        ([], 15, []),
        ([], 14, []),
    ],
)
def test_near_misses(functions: list[object], passed: int, eyes: list[str]) -> None:
    one = standing("anna", verdict("a.py", *functions, passed=passed))  # type: ignore[arg-type]
    assert one.eyes == eyes
    assert summarise([one]).eyes == ([("anna", eyes)] if eyes else [])
