"""Second derivatives: how the loss curves along the 17 eigenvectors of its Hessian."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.figures.style import BLUE, INK, VERMILION, in_style, legend_below, panels, power_of_ten
from crosscheck.homework.circles.contract import INITIAL
from manual.topics.second_derivatives import eigenvalues

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "The curvature of the loss along each of the 17 eigenvectors of the Hessian, the least first, at the homework's "
    "start and at a random one. Below 0 the loss curves downwards. There Newton's step, which goes to where the slope "
    "would be 0, may go uphill unless it is damped."
)
FLAT = 0.01  # within this of 0 the axis is linear


@in_style()
def draw(start: Start) -> Figure:
    """Draw the eigenvalues at both starts."""
    figure, axes = panels("How the loss curves in 17 directions", rows=2, height=8.6)
    for ax, (name, params) in zip(
        axes, {"homework's start": INITIAL, "random start": start.params}.items(), strict=True
    ):
        values = eigenvalues(np.asarray(params), start.X, start.y)
        place = np.arange(1, len(values) + 1)
        for sign, colour, marker, label in ((1, BLUE, "o", "upwards"), (-1, VERMILION, "s", "downwards")):
            chosen = np.sign(values) == sign
            ax.vlines(place[chosen], 0, values[chosen], color=colour, linewidth=2.6)
            ax.plot(place[chosen], values[chosen], marker, color=colour, label=label)
        ax.axhline(0, color=INK, linewidth=1.2)
        ax.set_yscale("symlog", linthresh=FLAT)
        ticks = [-100, -1, -FLAT, 0, FLAT, 1, 100]
        ax.set_yticks(ticks, ["0" if t == 0 else ("−" if t < 0 else "") + power_of_ten(abs(t)) for t in ticks])
        ax.set_yticks([], minor=True)
        ax.set_ylim(-1000, 1000)
        ax.set_title(f"{name}: {np.sum(values < 0)} of 17 downwards")
        ax.set_ylabel("curvature")
    axes[-1].set_xlabel("eigenvector, by its curvature")
    legend_below(figure, axes[0])
    return figure
