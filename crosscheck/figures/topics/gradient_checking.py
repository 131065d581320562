"""Gradient checking: the error of three estimates of the gradient against their step h."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.automates.topics.gradient_checking import STEPS
from crosscheck.figures.style import GREY, in_style, legend_below, line, panels, powers_of_ten
from manual.topics.gradient_checking import best_steps, central, complex_step, one_sided

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "As the step h becomes smaller, the error of both difference quotients falls, until what the subtraction cancels "
    "makes it rise again: on logarithmic axes each is a V. The vertical lines are where theory expects the least "
    "error. The complex step subtracts nothing, and its error falls to the last digit."
)
WAYS = {"one-sided": one_sided, "central": central, "complex step": complex_step}
LEAST = 1e-17  # for an error of exactly 0, which has no logarithm


@in_style()
def draw(start: Start) -> Figure:
    """Draw each error's 2-norm, as a share of the gradient's."""
    given = start.params, start.X, start.y
    exact = complex_step(*given, 1e-100)
    steps = STEPS[1:]  # at h = 1 the complex loss is evaluated past its branch points
    figure, (ax,) = panels("Too long a step errs, and so does too short a one", height=5.6)
    for i, (name, estimate) in enumerate(WAYS.items()):
        errors = [np.linalg.norm(estimate(*given, h) - exact) / np.linalg.norm(exact) for h in steps]
        ax.plot(steps, np.maximum(errors, LEAST), label=name, **line(i))
    for i, h in enumerate(best_steps(*given)):
        ax.axvline(h, color=line(i)["color"], linestyle=line(i)["linestyle"], linewidth=1.6, zorder=1)
    powers_of_ten(ax, "x")
    powers_of_ten(ax, "y")
    ax.set_xlabel("step h, in the units of a parameter")
    ax.set_ylabel("relative error of the gradient")
    ax.plot([], [], color=GREY, linewidth=1.6, label="best h in theory")
    legend_below(figure, ax, columns=2)
    return figure
