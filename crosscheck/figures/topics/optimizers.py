"""Optimizers: the paths of five rules over a slice of the loss, in which two of the 17 parameters may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.automates.topics.optimizers import ALPHA, BETA1, BETA2, EPSILON, MU
from crosscheck.figures.style import DASHES, INK, LINES, MARKERS, PALE, PAPER, in_style, legend_below, panels
from crosscheck.homework.circles.contract import INITIAL, NAMES, Array
from manual import by_hand
from manual.topics import optimizers

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "Contours of the loss over the parameters v12 and u1, all others as the homework has them, and fifty steps of "
    "each rule from the same point, each with a learning rate η that suits it and a marker at every fifth step. Plain "
    "descent (SGD) jumps to and fro across the valley, then creeps along it. Momentum gathers speed along the valley "
    "and swings across it, Nesterov's momentum less so. RMSprop and Adam divide each derivative by its size, and move "
    "both parameters at about the same pace from the first step on."
)
FREE = [NAMES.index("v12"), NAMES.index("u1")]
FROM = (-9.0, 2.0)
N_STEPS = 50
RULES = {
    "SGD": ("sgd", (0.05,)),
    "momentum": ("momentum", (0.01, MU)),
    "Nesterov": ("nesterov", (0.01, MU)),
    "RMSprop": ("rmsprop", (0.3, ALPHA, EPSILON)),
    "Adam": ("adam", (0.6, BETA1, BETA2, EPSILON)),
}


@in_style()
def draw(start: Start) -> Figure:
    """Draw the paths; of the start, only the points are looked at."""
    figure, (ax,) = panels("One valley of the loss, five ways through it", height=7.2)
    v12, u1 = np.linspace(-10, 6, 161), np.linspace(0, 12, 81)
    E = np.array([[by_hand.loss(at(across, up), start.X, start.y) for across in v12] for up in u1])
    ax.contour(v12, u1, E, levels=np.geomspace(1.02 * E.min(), E.max(), 16), colors=[PALE], linewidths=1.4)
    for i, (name, (rule, settings)) in enumerate(RULES.items()):
        w, label = path(rule, settings, start.X, start.y), f"{name}, η = {settings[0]:g}"
        ax.plot(
            *w.T,
            color=LINES[i],
            linestyle=DASHES[i],
            marker=MARKERS[i],
            markevery=5,
            markerfacecolor=PAPER,
            label=label,
        )
    ax.plot(*FROM, "*", color=INK, markersize=18, label="start")
    ax.grid(visible=False)
    ax.set(xlabel="hidden weight v12", ylabel="output weight u1", xticks=range(-8, 7, 2))
    legend_below(figure, ax, columns=2)
    return figure


def at(v12: float, u1: float) -> Array:
    """Return the homework's parameters with these two."""
    w = np.array(INITIAL, dtype=float)
    w[FREE] = v12, u1
    return w


def path(rule: str, settings: tuple[float, ...], X: Array, y: Array) -> Array:
    """Descend by a rule with the two parameters, each gradient at the present w: shape (N_STEPS + 1, 2)."""
    start = at(*FROM)
    trajectory, gradients = [start], []
    for _ in range(N_STEPS):
        gradient = np.zeros(17)
        gradient[FREE] = by_hand.loss_gradient(trajectory[-1], X, y)[FREE]
        gradients.append(gradient)
        trajectory.append(getattr(optimizers, rule)(start, np.array(gradients), *settings)[-1, 0])
    return np.array(trajectory)[:, FREE]
