"""The page to play with, without a browser: the file, the command, a state that is checked, and what was recorded of torch."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import numpy as np
import pytest

import crosscheck
from crosscheck import INITIAL, load_circles
from crosscheck.homework.circles.contract import Array
from crosscheck.lecture.playground.page import beside_by_hand, recorded, render
from manual import by_hand
from tests import commands
from tests.docs.pages import maker
from tests.needs import needs_torch

MOST_BYTES = 300_000
X, y = load_circles()


def state(scope: str = "all", changed: Callable[[Array], Array] = np.copy) -> str:
    """Return a state as the page writes it, with the numbers by hand."""
    counted = slice(None) if scope == "all" else slice(7, 8)
    at = INITIAL, X[counted], y[counted]
    gradient = changed(by_hand.loss_gradient(*at))
    written: dict[str, Any] = {"params": INITIAL, "gradient": gradient, "E": [by_hand.loss(*at)]}
    numbers = {name: ",".join(float(each).hex() for each in values) for name, values in written.items()}
    return "/".join(f"{name}={value}" for name, value in (numbers | {"point": 7, "scope": scope}).items())


def test_it_is_one_file_that_is_small_and_names_no_other_and_overwrites_none(tmp_path):
    out = tmp_path / "page.html"
    assert commands.run("play", "--out", str(out)).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert out.stat().st_size <= MOST_BYTES
    assert re.findall(r"(?:src|href)=\"(?!data:,\")[^\"]*", text) == []
    assert "default-src 'none'" in text
    assert set(re.findall(r"https?://[^\s\"'`]+", text)) == {"http://www.w3.org/2000/svg"}
    out.write_text("mine")
    assert "exists already" in commands.one_sentence("play", "--out", out)
    assert out.read_text() == "mine"


def test_a_notebook_shows_the_page_in_a_frame_of_its_own():
    shown = crosscheck.play()._repr_html_()
    frame = re.fullmatch(r'<iframe title="[^"]+" srcdoc="([^"]*)" style="[^"]*height: 760px[^"]*"></iframe>', shown)
    assert unescape(frame[1]) == render()


@pytest.mark.parametrize("scope", ["one", "all"])
def test_the_numbers_of_a_state_agree_also_at_the_end_of_an_address(scope):
    for text in (state(scope=scope), "https://example.org/play.html#" + state(scope=scope)):
        result = commands.run("play", "--check", text)
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "agree")
        assert len(re.findall(r"^(?:E|dE/d\w+) ", result.stdout, re.MULTILINE)) == 18


def test_a_number_that_is_wrong_differs():
    result = commands.run("play", "--check", state(changed=lambda g: g * np.where(np.arange(17) == 6, 1 + 1e-9, 1)))
    assert result.exit_code == 1
    assert result.stdout.endswith("differ: 1 of 18 are farther apart than rounding allows\n")


def test_a_flipped_label_counts():
    rows = beside_by_hand(state() + "/flipped=7,12")
    labels = y.copy()
    labels[[7, 12]] = 1 - labels[[7, 12]]
    assert rows.expected[0, 0] == by_hand.loss(INITIAL, X, labels)
    assert commands.run("play", "--check", state() + "/flipped=7").exit_code == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "The state has no params"),
        (state().replace("E=", "F="), "The state has no E"),
        (state().replace("point=7", "point=500"), "points must be numbers from 0 to 499, got '500'"),
        (state().replace("point=7", "point=" + 5000 * "7"), f"numbers from 0 to 499, got '{20 * '7'}'"),
        (state().replace("scope=all", "scope=some"), "scope must be one or all, got 'some'"),
        (state().replace("0x1.4", "five", 1), "params must be numbers in hexadecimal"),
        (state().replace("params=", "params=0x1p+9999,"), "params must be numbers in hexadecimal"),
        (state().replace("params=", "params=0x1p+0,"), "params must hold 17 finite numbers, got 18"),
        (state().replace("E=", "E=nan,"), "E must hold 1 finite numbers, got 2"),
    ],
)
def test_what_is_no_state_is_refused_in_one_sentence(text, why):
    said = commands.refusal("play", "--check", text)
    assert (why in said, said.count("\n")) == (True, 1)


@needs_torch
def test_what_was_recorded_is_what_torch_gives():
    made: Any = maker("make_playground")
    now, then = made.record(), recorded()
    assert len(then["states"]) == 50
    assert now["point"] == then["point"]
    for mine, kept in zip(now["states"], then["states"], strict=True):
        assert np.allclose(mine["params"], kept["params"], rtol=1e-12, atol=1e-12)
        assert mine["E"] == pytest.approx(kept["E"], rel=1e-12)
        assert np.allclose(mine["gradient"], kept["gradient"], rtol=1e-10, atol=1e-11)
    for scope, bounds in then["bounds"].items():
        assert now["bounds"][scope] == pytest.approx(bounds, rel=1e-6)
