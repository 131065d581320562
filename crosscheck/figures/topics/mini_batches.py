"""Mini-batches: the loss of all points, epoch by epoch, with steps that look at 500, 64 or 8 of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.figures.style import BLUE, GREEN, VERMILION, in_style, legend_below, panels
from manual.by_hand import loss
from manual.topics.mini_batches import train

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "The loss of all 500 points while each is looked at six times: all at once, or in shuffled batches. The learning "
    "rate is the same for the mean loss of a batch, whatever its size. Small batches take more steps in an epoch, and "
    "rougher ones, since each step knows few of the points."
)
SIZES, EPOCHS = (500, 64, 8), 6
ETA = 2.0  # for the mean loss of a batch
STYLES: tuple[dict[str, Any], ...] = (
    {"color": BLUE, "marker": "o"},
    {"color": VERMILION, "linestyle": "--"},
    {"color": GREEN, "linewidth": 1.6},
)


@in_style()
def draw(start: Start) -> Figure:
    """Draw the loss after each step over the epochs."""
    figure, (ax,) = panels("Small batches take more steps with the same points", height=5.8)
    for size, style in zip(SIZES, STYLES, strict=True):
        _, path = train(start.params, start.X, start.y, ETA / size, size, EPOCHS, start.seed)
        losses = [loss(w, start.X, start.y) for w in [start.params, *path]]
        ends = np.minimum(size * np.arange(1, len(path) // EPOCHS + 1), len(start.y)) / len(start.y)
        epochs = np.concatenate([[0.0], *(epoch + ends for epoch in range(EPOCHS))])
        label = "all 500 points" if size == len(start.y) else f"batches of {size}"
        ax.plot(epochs, losses, label=label, **style)
    ax.set_ylim(bottom=0)
    ax.set(xlabel="epochs: times that all points were looked at", ylabel="loss of all 500 points")
    legend_below(figure, ax)
    return figure
