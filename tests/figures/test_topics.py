"""The picture of each topic: legible, complete, in the palette, and able to stand in a page beside the others."""

import pytest

from crosscheck.figures.svg import inline
from crosscheck.lecture.topics import TOPICS
from tests.figures.looks import faults, picture, svg_faults
from tests.needs import needs_torch

SLOW = ("ensembles",)  # half a second or more
MARKS = {"schedules": needs_torch, "initialization": needs_torch} | dict.fromkeys(SLOW, pytest.mark.second_stage)
EACH = [pytest.param(name, marks=MARKS.get(name, ())) for name, topic in TOPICS.items() if topic.draw]


@pytest.mark.share(2)
@pytest.mark.parametrize("name", EACH)
def test_a_picture_is_legible_and_can_stand_in_a_page(name):
    assert faults(picture(name)) == []
    svg = inline(picture(name), name, TOPICS[name].caption)
    assert svg_faults(svg, name) == []
    assert len(svg) < 150_000


OF_TORCH = pytest.param("initialization", marks=[needs_torch, pytest.mark.second_stage])


@pytest.mark.parametrize("name", ["stable_loss", "resuming", OF_TORCH])
def test_a_picture_drawn_again_is_the_same_to_the_last_byte(name):
    again = [inline(draw(name), name, TOPICS[name].caption) for draw in (picture, picture.__wrapped__)]
    assert again[0] == again[1]


@pytest.mark.second_stage
@pytest.mark.parametrize("name", EACH)
def test_another_start_is_drawn_as_well(name):
    assert faults(picture(name, 2)) == []
