"""The topics' pictures, each drawn once for all tests of a process."""

from __future__ import annotations

from functools import cache

from matplotlib.figure import Figure

from crosscheck.figures import topics


@cache
def picture(name: str) -> Figure:
    """Draw a topic's picture, from the start of seed 1."""
    return topics.figure(name, 1)
