"""The topics' pictures, each drawn once for all tests of a process."""

from __future__ import annotations

from functools import cache

from matplotlib.figure import Figure

from crosscheck.automates.topic import random_start
from crosscheck.automates.topics import TOPICS


@cache
def picture(name: str, seed: int = 1) -> Figure:
    """Draw a topic's picture, from the start of a seed."""
    draw = TOPICS[name].draw
    assert draw is not None
    return draw(random_start(seed))
