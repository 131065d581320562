"""Pictures of a network: its decision boundary among the points, and the paths of its parameters."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.figures import style
from crosscheck.figures.style import GREY, INK, PAPER, Axes, Figure, in_style, legend_below, over_steps, panels
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.homework.circles.data import load_circles, plot_circles
from manual import by_hand

GRID = 201  # points along each side of the grid for a boundary
SIDE = 2.6  # half the width of the drawn square
ALONG = np.linspace(-SIDE, SIDE, GRID)
LETTERS = {"u": slice(0, 4), "a": slice(4, 5), "V": slice(5, 13), "b": slice(13, 17)}


@in_style()
def boundaries(networks: Mapping[str, Array]) -> Figure:
    """Draw the circles with the decision boundaries of each network and of its hidden nodes.

    `networks` are arrays of shape (17,), by the titles of their panels. A row has two panels, so their number is even.
    """
    rows = len(networks) // 2
    title = "Where the network and its hidden nodes are undecided"
    figure, axes = panels(title, rows=rows, columns=2, width=12, height=6.2 * rows + 1)
    for ax, (name, params) in zip(axes, networks.items(), strict=True):
        circles(ax, *load_circles())
        draw_boundary(ax, by_hand.network(grid(), params), "output = 1/2", color=INK, linewidth=2.6)
        _, _, V, b = by_hand.unpack(params)
        for j, q in enumerate(V @ grid().T + b):
            label = "a hidden node = 1/2" if j == 0 else ""
            draw_boundary(ax, by_hand.phi(q), label, color=GREY, linewidth=1.8, linestyle="--")
        ax.set_title(name)
    legend_below(figure, axes[0], columns=4)
    return figure


@in_style()
def travelled(by_step: Array, again: Array) -> Figure:
    """Draw how the 17 parameters moved since the start, letter by letter.

    Both arrays have shape (n_steps + 1, 17); `again` has the same steps by another party, drawn as dots.
    """
    figure, axes = panels("How far each parameter has moved since the start", rows=2, columns=2, width=12, height=9)
    for ax, (letter, block) in zip(axes, LETTERS.items(), strict=True):
        moved = by_step[:, block] - by_step[0, block]
        for i, name in enumerate(NAMES[block]):
            colour, width = style.LINES[i % 4], 2.6 if i < 4 else 1.4
            ax.plot(moved[:, i], color=colour, linestyle=style.DASHES[i % 4], linewidth=width, label=name)
            dots = np.arange(0, len(again), max(1, len(again) // 6))
            ax.plot(dots, (again[:, block] - again[0, block])[dots, i], "o", color=colour, markerfacecolor=PAPER)
        over_steps(ax)
        ax.set(title=letter, ylabel="change")
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1.04), handlelength=1.6)
    return figure


def circles(ax: Axes, X: Array, y: Array) -> None:
    """Draw the points, coloured by their labels."""
    plot_circles(X, y, ax=ax)
    ax.grid(visible=False)
    ax.set(xlim=(-SIDE, SIDE), ylim=(-SIDE, SIDE), xlabel="x₁", ylabel="x₂")


def grid() -> Array:
    """Return the points of a grid over the drawn square, row by row: shape (GRID², 2)."""
    x1, x2 = np.meshgrid(ALONG, ALONG)
    return np.column_stack([x1.ravel(), x2.ravel()])


def draw_boundary(ax: Axes, outputs: Any, label: str, **look: Any) -> None:
    """Draw where a node's output is 1/2, from its outputs on `grid`. The legend has the line even if there is none."""
    if outputs.min() < 0.5 < outputs.max():  # otherwise, or with a NaN, there is no boundary
        given = {"colors": look["color"], "linewidths": look["linewidth"], "linestyles": look.get("linestyle")}
        ax.contour(ALONG, ALONG, outputs.reshape(GRID, GRID), levels=[0.5], zorder=0.5, **given)
    ax.plot([], [], label=label, **look)
