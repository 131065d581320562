"""Precision: how far descents in formats of fewer digits get from one that rounds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.automates.topics.precision import ETA, STEPS, along, inputs
from crosscheck.figures.style import LINES, MARKERS, PAPER, in_style, legend_below, panels, powers_of_ten
from manual.topics.precision import compensated, descend

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "How far each format's descent is from one in double precision along the same gradients: the worst of 17 "
    "parameters. bfloat16 has 8 binary digits and float16 11, so that a step is soon smaller than half of a "
    "parameter's last digit, and is lost. Compensated, each step also takes what the last one lost, and the distance "
    "stays about the last digit."
)
FORMS = ("bfloat16", "float16", "float32")


@in_style()
def draw(start: Start) -> Figure:
    """Draw the worst parameter of each format, plain and compensated."""
    gradients = along(start)
    params = inputs(start)[0]
    exact = start.params - ETA * np.vstack([np.zeros(17), np.cumsum(gradients, axis=0)])
    figure, (ax,) = panels("What few digits lose on the way", height=6.8)
    for i, form in enumerate(FORMS):
        for rule, style, words in ((descend, "-", ""), (compensated, "--", ", compensated")):
            path = rule(params, gradients.astype(np.float32), ETA, form)
            distance = np.abs(path - exact).max(axis=1)
            marker: dict[str, Any] = {"marker": MARKERS[i], "markevery": (5, 20), "markerfacecolor": PAPER}
            ax.plot(distance, color=LINES[i], linestyle=style, label=f"{form}{words}", **marker)
    powers_of_ten(ax, "y")
    ax.set(xlabel="step", ylabel="distance from double precision", xlim=(0, STEPS))
    legend_below(figure, ax, columns=2)
    return figure
