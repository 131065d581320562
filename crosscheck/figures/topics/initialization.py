"""Initialization: what becomes of a signal's spread through thirty layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.figures.style import in_style, legend_below, line, panels, powers_of_ten
from crosscheck.homework.circles.contract import Array
from crosscheck.optional import needed_for

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "The standard deviation of q, over all nodes and points, in thirty layers of 100 nodes with ReLU between them; "
    "torch draws the weights. Kaiming's width holds it. With Xavier's each layer loses about a factor √2, with the "
    "width that nn.Linear has by itself √6; normal weights with a standard deviation of 0.2 gain √2."
)
LAYERS, NODES = 30, 100
RULES = ("Kaiming", "Xavier", "nn.Linear's own", "normal, σ = 0.2")


@in_style()
def draw(start: Start) -> Figure:
    """Draw the spread after each layer, for each rule."""
    figure, (ax,) = panels("A width that is a little wrong, thirty layers deep", height=6.2)
    for i, rule in enumerate(RULES):
        ax.plot(range(1, LAYERS + 1), spreads(rule, start), markevery=4, label=rule, **line(i))
    powers_of_ten(ax, "y")
    ax.set(xlabel="layer", ylabel="spread of q")
    legend_below(figure, ax, columns=2)
    return figure


def spreads(rule: str, start: Start) -> Array:
    """Send the points through the layers: the standard deviation of q in each, shape (LAYERS,)."""
    with needed_for("The picture of initialization"):
        import torch
    from torch import nn

    fill: dict[str, Any] = {
        "Kaiming": nn.init.kaiming_normal_,
        "Xavier": nn.init.xavier_normal_,
        "normal, σ = 0.2": lambda weight: nn.init.normal_(weight, std=0.2),
    }
    x, each = torch.tensor(start.X), []
    with torch.no_grad(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(start.seed)
        for _ in range(LAYERS):
            layer = nn.Linear(x.shape[1], NODES, bias=False, dtype=torch.float64)
            if rule in fill:
                fill[rule](layer.weight)
            q = layer(x)
            each.append(q.std().item())
            x = torch.relu(q)
    return np.array(each)
