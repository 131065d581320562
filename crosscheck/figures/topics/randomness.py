"""Randomness: two uniform numbers become two normal ones, an angle and a radius."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crosscheck.automates.topic import Start
from crosscheck.figures.style import LINES, MARKERS, in_style, legend_below, panels
from manual.topics.randomness import generator, normals, uniforms

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "Left, pairs of uniform numbers from one seed; right, what Box and Muller's formulas make of the same pairs: u "
    "becomes the distance from the middle, u' the angle. A quarter of the square becomes a ring, and both coordinates "
    "are normal. torch draws the same numbers, bit for bit."
)
BLOCKS, BANDS = 40, 4  # of 16 numbers, eight pairs, as torch draws many normals; of the first number


@in_style()
def draw(start: Start) -> Figure:
    """Draw the pairs before and after."""
    n = 16 * BLOCKS
    radius, angle = uniforms(generator(start.seed), n).reshape(-1, 2, 8).transpose(1, 0, 2).reshape(2, -1)
    cosine, sine = normals(generator(start.seed), n).reshape(-1, 2, 8).transpose(1, 0, 2).reshape(2, -1)
    figure, (before, after) = panels("Two uniform numbers become two normal ones", columns=2, height=5.4)
    for i in range(BANDS):
        chosen = (radius * BANDS).astype(int) == i
        style: dict[str, Any] = {"linestyle": "none", "marker": MARKERS[i], "color": LINES[i], "markersize": 5}
        before.plot(radius[chosen], angle[chosen], label=f"u from {i / BANDS:g} to {(i + 1) / BANDS:g}", **style)
        after.plot(cosine[chosen], sine[chosen], **style)
    before.set(aspect=1, xlim=(-0.04, 1.04), ylim=(-0.04, 1.04), xlabel="u", ylabel="u'", title="uniform")
    after.set(aspect=1, xlim=(-4, 4), ylim=(-4, 4), xlabel="r cos 2πu'", ylabel="r sin 2πu'", title="normal")
    for ax, ticks in ((before, [0, 0.5, 1]), (after, [-3, 0, 3])):
        ax.set(xticks=ticks, yticks=ticks)
    legend_below(figure, before, columns=2)
    return figure
