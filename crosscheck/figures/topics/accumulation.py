"""Accumulation and clipping: the gradient put together from parts of the points, and shortened in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.automates.topics.accumulation import SIZE
from crosscheck.figures.style import DASHES, GREY, LINES, MARKERS, in_style, legend_below, panels
from crosscheck.homework.circles.contract import NAMES
from manual.topics.accumulation import clipped_by_norm, clipped_by_value, of_the_sum

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "Two of the gradient's 17 entries. The gradients of 64 points each, put one behind the other, come to where the gradient of "
    "all 500 does. Clipped by its norm, here to half, it is shorter and points the same way. Clipped by value, here to half of "
    "the largest entry, the large entry shrinks and the small one stays: the gradient turns."
)


@in_style()
def draw(start: Start) -> Figure:
    """Draw the largest entry, and one that clipping by value leaves alone, the others left out."""
    given = start.params, start.X, start.y, SIZE
    ends = [*range(SIZE, len(start.y), SIZE), len(start.y)]
    sums = np.array([np.zeros(17), *(of_the_sum(start.params, start.X[:n], start.y[:n], SIZE) for n in ends)])
    largest = int(np.abs(sums[-1]).argmax())
    value = float(np.abs(sums[-1]).max()) / 2
    small = np.where(np.abs(sums[-1]) < value, np.abs(sums[-1]), 0)
    entries = [int(small.argmax()), largest]
    norm, _ = clipped_by_norm(*given, 1.0)
    shown = {
        "gradient": sums[-1],
        "clipped by norm": clipped_by_norm(*given, norm / 2)[1],
        "clipped by value": clipped_by_value(*given, value),
    }
    figure, (ax,) = panels("Clipped entry by entry, a gradient turns", height=6.6)
    for i, (name, g) in enumerate(shown.items()):
        style: dict[str, Any] = {"color": LINES[i], "linestyle": DASHES[i], "marker": MARKERS[i], "markersize": 11}
        ax.plot(*np.array([np.zeros(2), g[entries]]).T, markevery=[1], label=name, **style)
    ax.plot(
        *sums[:, entries].T,
        "D",
        color=GREY,
        markersize=6,
        linestyle="-",
        linewidth=1.2,
        label="64 points more at a time",
    )
    ax.plot(0, 0, "P", color=GREY, markersize=11)
    ax.set_xlabel(f"derivative of the loss by {NAMES[entries[0]]}")
    ax.set_ylabel(f"derivative of the loss by {NAMES[entries[1]]}")
    legend_below(figure, ax, columns=2)
    return figure
