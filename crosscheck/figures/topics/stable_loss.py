"""The stable loss: where the textbook's logarithm breaks, and the softplus goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.figures.style import BLUE, INK, VERMILION, in_style, legend_below, panels
from manual.topics.stable_loss import loss

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "The loss of one point with the label 0. The textbook's −log(1 − y_out) goes up in ever larger steps, as 1 − "
    "y_out has fewer and fewer digits, and is infinite from z = 36.74 on, where y_out rounds to 1. Written as log(1 + "
    "exp(z)), the same loss goes on as a straight line."
)


@in_style()
def draw(_start: Start) -> Figure:
    """Draw both losses at y = 0."""
    z = np.linspace(34, 38.5, 1801)
    y = np.zeros_like(z)
    with np.errstate(divide="ignore"):
        textbook = -np.log(1 - 1 / (1 + np.exp(-z)))
    infinite = z[~np.isfinite(textbook)][0]
    figure, (ax,) = panels("The textbook's loss becomes infinite\nwhere the network is sure, and wrong", height=5.6)
    ax.plot(z, loss(z, y), color=BLUE, linewidth=6, solid_capstyle="butt", label="log(1 + exp(z))")
    ax.plot(z, np.where(z < infinite, textbook, np.nan), color=VERMILION, label="textbook: −log(1 − y_out)")
    ax.axvspan(infinite, z[-1], color=VERMILION, alpha=0.12, linewidth=0)
    ax.text(infinite + 0.1, 34.1, "textbook:\ninfinite", color=INK)
    ax.set_xlabel("z, from which y_out = φ(z)")
    ax.set_ylabel("loss of one point, y = 0")
    legend_below(figure, ax, columns=1)
    return figure
