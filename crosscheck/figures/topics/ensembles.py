"""Ensembles: how many of a thousand random starts find a network that separates the circles, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.automates.topics.ensembles import ETA, N_STEPS, STARTS, points_of, starts_of
from crosscheck.figures.style import BLUE, INK, VERMILION, in_style, legend_below, panels, powers_of_ten
from manual.topics.ensembles import succeeded, train

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "A thousand networks descend from as many random starts, with 25 points. Above, how many put every point on its "
    "side; below, the median of their losses and the range of the middle 800. All wait where the loss hardly falls, "
    "and leave at different times. The table compares both codes up to step 60, the dashed line."
)
LONG = 240  # steps, by when nearly all have succeeded


@in_style()
def draw(start: Start) -> Figure:
    """Draw the number that succeeds, and the spread of the losses."""
    X, y = points_of(start)
    losses, params = train(starts_of(start), X, y, ETA, LONG)
    right = np.array([succeeded(w, X, y).sum() for w in params])
    title = f"Of {STARTS:,} random starts, {right[N_STEPS]} succeed within {N_STEPS} steps,\n{right[-1]} within {LONG}"
    figure, (above, below) = panels(title, rows=2, height=7.4)
    above.plot(right, color=BLUE)
    above.set_ylabel("starts that succeed")
    above.tick_params(labelbottom=False)
    low, median, high = np.quantile(losses, (0.1, 0.5, 0.9), axis=1)
    steps = np.arange(LONG + 1)
    below.fill_between(
        steps, low, high, color=VERMILION, alpha=0.25, linewidth=0, label=f"the middle {8 * STARTS // 10}"
    )
    below.plot(steps, median, color=VERMILION, label="median")
    powers_of_ten(below, "y")
    below.set(xlabel="step", ylabel="loss, 25 points")
    for ax in (above, below):
        ax.axvline(N_STEPS, color=INK, linestyle="--", linewidth=1.6, label="as in the table")
        ax.set_xlim(0, LONG)
    legend_below(figure, below)
    return figure
