"""What `crosscheck train` prints fits its terminal: fewer columns where it is narrow, and no line that breaks."""

import math
import sys
from collections.abc import Sequence

import pytest

from crosscheck.command.train.outcome import outcome_of
from crosscheck.command.train.reports import Table, closing
from crosscheck.comparison.parties import DEFAULT_PARTIES, load_party
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.run import Run
from tests.needs import torch_or_skip

torch_or_skip()  # one of the parties

WIDTHS = (40, 60, 80, 120)
LARGEST = 1.7976931348623157e308
LOSSES = (41.3965370977, 1.23456789012e-05, -123456789.5, 0.00123456789012, math.nan, math.inf, 5e-324, -LARGEST)
LONG = ("by_hand", "../submissions/spring/a_student_with_a_long_name/homework_09_final_2.py")


def table(capsys: pytest.CaptureFixture[str], names: Sequence[str], width: int, n_steps: int = 30) -> list[str]:
    """Return the lines of a table whose losses are all of `LOSSES`, a row each, at the last step."""
    printed = Table(names, n_steps, 0.001, width)
    for loss in LOSSES:
        printed.row(n_steps, dict.fromkeys(names, loss))
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("n_steps", [30, 10_000])
@pytest.mark.parametrize("names", [DEFAULT_PARTIES, LONG, ("by_hand", "tape") * 3], ids=["the four", "a path", "six"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_table_fits(capsys, names, width, n_steps):
    lines = table(capsys, names, width, n_steps)
    rows = lines[lines.index("") + 1 :]
    assert max(map(len, lines)) <= width
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len({len(row.split()) for row in rows}) == 1
    assert len(rows) == 1 + len(LOSSES)


COLUMNS = {40: DEFAULT_PARTIES[:1], 60: DEFAULT_PARTIES[:3], 80: DEFAULT_PARTIES, sys.maxsize: DEFAULT_PARTIES}


@pytest.mark.parametrize(("width", "shown"), COLUMNS.items())
def test_a_narrow_terminal_shows_fewer_parties_and_says_so(capsys, width, shown):
    lines = table(capsys, DEFAULT_PARTIES, width)
    assert lines[lines.index("") + 1].split() == ["step", *shown, "apart"]
    told = " ".join(lines).startswith(f"4 parties (this width has room for {len(shown)})")
    assert told == (len(shown) < len(DEFAULT_PARTIES))


@pytest.fixture(scope="module")
def outcome():
    pytest.importorskip("flint")
    asked = Run(*load_circles(), n_steps=1)
    return outcome_of({name: load_party(name) for name in DEFAULT_PARTIES}, asked, certified=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_follows_the_table_fits_and_says_the_same(outcome, width):
    narrow, wide = closing(outcome, width), closing(outcome, sys.maxsize)
    assert max(map(len, narrow.splitlines())) <= width
    assert narrow.split() == wide.split()
