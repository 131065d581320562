"""What a notebook of the course shows is legible in light and dark, wherever it is shown."""

from functools import cache
from itertools import product

import pytest

from crosscheck.course import both_codes, exercises, numbers, picture, predicted
from tests.browser.conftest import Shown
from tests.browser.test_legible import HOSTS, THEMES, pale
from tests.needs import needs_torch


@cache
def outputs() -> list[str]:
    told = (exercises.momentum_factor(answer) for answer in (..., 9, 10))
    shown = (both_codes("backward"), numbers("backward"), predicted(1, 2), *told)
    _, (caption, _) = picture("stable_loss").outputs()
    return [
        f'<div class="shown">{html}</div>' for html in (*(one._repr_html_() for one in shown), caption["text/html"])
    ]


@needs_torch
@pytest.mark.parametrize(("host", "theme", "system"), list(product(HOSTS, THEMES, THEMES)))
def test_what_the_course_shows(show, host, theme, system):
    shown = show(HOSTS[host](outputs(), theme), system, 1280)
    assert len(shown.query_selector_all(".shown")) == len(outputs())
    assert pale(shown, ".shown") == []


def cut(shown: Shown) -> bool:
    """Whether a line of code is longer than its panel."""
    panels = shown.query_selector_all(".shown pre")
    assert len(panels) == 2
    return any(panel.evaluate("pre => pre.scrollWidth > pre.clientWidth") for panel in panels)


@needs_torch
@pytest.mark.parametrize("host", HOSTS)
def test_both_codes_stand_beside_each_other_and_none_is_cut(show, host):
    shown = show(HOSTS[host](outputs()[:1], "light"), "light", 1280)
    left, right = (panel.bounding_box() for panel in shown.query_selector_all(".shown > div > div"))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    assert right["x"] + right["width"] <= 1280
    assert not cut(shown)


@needs_torch
def test_a_line_that_is_cut_is_found(show):
    planted = outputs()[0].replace("white-space: pre-wrap", "white-space: pre")
    assert cut(show(HOSTS["nbconvert"]([planted], "light"), "light", 1280))
