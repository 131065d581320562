"""The times over the number of points: where two lines cross, what is said of it, and where the pages have it."""

import json

import numpy as np
import pytest

from crosscheck.figures.svg import inline
from crosscheck.lecture import times
from crosscheck.lecture.times import SIZES
from crosscheck.lecture.topics import TOPICS
from tests import commands
from tests.figures.looks import faults, svg_faults
from tests.needs import has, torch_or_skip

torch_or_skip()
if not (has("matplotlib") and has("latex2mathml")):
    pytest.skip("matplotlib or latex2mathml is not installed", allow_module_level=True)

RECORDED = json.loads(times.RECORDED.read_text(encoding="utf-8"))
TIMED = [name for name, topic in TOPICS.items() if topic.timed]
N = np.array(SIZES, dtype=float)


@pytest.mark.parametrize(
    ("by_hand", "torch", "told"),
    [
        (N, 1e4 + 0 * N, "f g: faster by hand, from N ≈ 10,000 in torch"),
        (1e4 + 0 * N, N, "f g: faster in torch, from N ≈ 10,000 by hand"),
        (N, 1 + N / 10**0.5, "f g: faster in torch at every N"),
        (N, 2 * N, "f g: faster by hand at every N"),
        ([1, 1, 1, 1.05, 1, 1], [2, 2, 2, 1, 2, 2], "f g: faster by hand at every N"),  # but for chance
        (N, 300 * N**0.5, "f g: faster by hand, from N ≈ 100,000 in torch"),
        ([1, 3, 3, 1, 1, 1], [2, 2, 2, 2, 2, 2], "f g: faster by hand, from N ≈ 40 in torch, from N ≈ 2,000 by hand"),
    ],
)
def test_where_the_lines_cross_is_said_in_words(by_hand, torch, told):
    both = {"by hand": [*map(float, by_hand)], "torch": [*map(float, torch)]}
    assert times.told("f_g", *both.values())[0] == told
    (ax,) = times.draw({"f_g": both}).axes
    assert ax.get_title().replace("\n", " ") == told
    lines = {str(each.get_label()) for each in ax.lines}
    assert {"f g, by hand", "f g, torch"} <= lines
    assert len(ax.lines) == 2 + told.count("≈")


@pytest.mark.parametrize("name", TIMED)
def test_what_is_recorded_is_whole_and_can_be_read(name):
    machine, recorded = RECORDED[name]
    assert "core" in machine
    assert "/" not in machine
    assert tuple(recorded) == TOPICS[name].timed
    for both in recorded.values():
        assert [*both] == ["by hand", "torch"]
        assert all(len(seconds) == len(SIZES) and min(seconds) > 0 for seconds in both.values())
    assert RECORDED.keys() == {*TIMED}
    figure = times.draw(recorded)
    assert faults(figure) == []
    assert svg_faults(inline(figure, "times", "Seconds."), "times") == []


@pytest.mark.parametrize("name", [name for name in TIMED if name != "fusion"])  # which compiles
def test_each_function_that_is_timed_takes_the_points_and_the_least_call_counts(name, monkeypatch):
    monkeypatch.setattr(times, "SIZES", [2])
    ticks = iter(np.cumsum([0, *([9, 5, 7] * 10**4)]).tolist())
    machine, found = times.measured(TOPICS[name], lambda: float(next(ticks)))
    assert "core" in machine
    assert found == {of: {"by hand": [5.0], "torch": [5.0]} for of in TOPICS[name].timed}


def test_pages_have_the_recorded_times_or_this_machine_s(tmp_path, monkeypatch):
    here = "4 of 4 cores", {"forward": {"by hand": [1.0] * 6, "torch": [2.0] * 6}}
    monkeypatch.setattr(times, "measured", lambda topic: here)
    for option, (machine, seconds) in (((), RECORDED["forward"]), (("--times",), here)):
        folder = tmp_path / "".join(("pages", *option))
        result = commands.run("automates", "forward", "tape", "--out", str(folder), *option)
        assert result.exit_code == 0, result.output
        page = (folder / "forward.html").read_text(encoding="utf-8")
        told, _ = times.told("forward", *seconds["forward"].values())
        assert f"{told}. Measured on {machine}." in page
        assert "times-of-" not in (folder / "tape.html").read_text(encoding="utf-8")
    refused = commands.run("automates", "forward", "--times")
    assert (refused.exit_code, refused.output) == (2, "Error: --times is for the pages of --out.\n")
