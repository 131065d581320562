"""The forward pass: what lies between the points and the loss."""

from typing import Any

import numpy as np

from crosscheck.automates.topic import NODES, Allowed, Mistake, Quantities, Side, Start, Topic
from crosscheck.figures.network import GRID, SIDE, draw_boundary, grid
from crosscheck.figures.style import BLUE, INK, ORANGE, Figure, in_style, legend_below, panels
from crosscheck.homework.circles.contract import INITIAL
from crosscheck.rounding.point import FLOAT64, at_point, gamma, on_the_way
from manual.topics.forward import forward


def measure(side: Side, start: Start) -> Quantities:
    """Evaluate all five on one side."""
    return dict(zip(("q", "G", "z", "y_out", "E"), side.code.forward(*side.arrays(*start.given)), strict=True))


def allowed(start: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow each side its rounding errors; the logarithm of p has the error of p divided by p."""
    bounds, on_way = at_point(*start.given), on_the_way(*start.given)
    p = np.where(start.y == 1, by_hand["y_out"], 1 - by_hand["y_out"])
    of_logarithms = (bounds.network + FLOAT64) / p + 2 * FLOAT64 * np.abs(np.log(p))
    of_E = of_logarithms.sum() + gamma(len(p)) * np.abs(np.log(p)).sum()
    each = {"q": on_way.q, "G": on_way.G, "z": on_way.z, "y_out": bounds.network, "E": of_E}
    reason = "two rounding errors, bounded in crosscheck/rounding/point.py"
    return {name: Allowed(2 * bound, reason) for name, bound in each.items()}


ACROSS = 4.5  # points, for a loss of 1


@in_style()
def draw(start: Start) -> Figure:
    """Draw the output's regions, and the points as large as their loss, at a random start and at the homework's."""
    figure, axes = panels("What each point adds to the loss", columns=2, height=4.9)
    for ax, (name, params) in zip(axes, {"random": start.params, "homework's": INITIAL}.items(), strict=True):
        *_, outputs, _ = forward(np.asarray(params), grid(), np.zeros(GRID**2))
        _, _, _, y_out, E = forward(np.asarray(params), start.X, start.y)
        each = -np.log(np.where(start.y == 1, y_out, 1 - y_out))
        side = np.linspace(-SIDE, SIDE, GRID)
        levels: dict[str, Any] = {"levels": [0, 0.5, 1], "colors": [BLUE, ORANGE], "alpha": 0.13, "zorder": 0}
        ax.contourf(side, side, outputs.reshape(GRID, GRID), **levels)
        draw_boundary(ax, outputs, "output = 1/2", color=INK, linewidth=2.6)
        across = np.maximum(3, np.round(2 * ACROSS * np.sqrt(each))) / 2  # of few different sizes, each drawn once
        for label, colour, marker in ((0, BLUE, "o"), (1, ORANGE, "s")):
            ax.plot([], [], marker, color=colour, label=f"y = {label}")
            for size in np.unique(across):
                chosen = (start.y == label) & (across == size)
                ax.plot(*start.X[chosen].T, marker, color=colour, markersize=size, markeredgewidth=0)
        ax.set(aspect=1, xlabel="x₁", ylabel="x₂", xticks=[-2, 0, 2], yticks=[-2, 0, 2], title=f"{name} start: {E:.4g}")
        ax.grid(visible=False)
    legend_below(figure, axes[0])
    return figure


TOPIC = Topic(
    name="forward",
    place=(1, 1),
    question="How does the loss follow from the points?",
    you_write="the formulas, from the points to the loss",
    framework_does="modules",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The sigmoid twice",
        why="`BCEWithLogitsLoss` applies the sigmoid itself, and is given an output that has been through one. Nothing "
        "complains: the loss is a finite number. But an output between 0 and 1 is taken for z, so that φ(z) lies "
        "between 0.5 and 0.73 and the network can never be sure of a point.",
        side="torch",
        right='E = nn.BCELoss(reduction="sum")(y_out, y)',
        wrong='E = nn.BCEWithLogitsLoss(reduction="sum")(y_out, y)',
    ),
    axes={"q": (NODES, "point"), "G": (NODES, "point"), "z": ("point",), "y_out": ("point",)},
    notebook=1,
    draw=draw,
    caption="The circles, and what two networks make of them. Where the ground is orange the output is above 1/2, "
    "where it is blue below: labels of 1 belong on orange. A point is as large as what it adds to the loss: large "
    "where the network is wrong, small where it is right and sure of it.",
)
