"""How does the loss follow from the points?"""

from typing import Any

import numpy as np

from crosscheck.figures.network import GRID, SIDE, draw_boundary, grid
from crosscheck.figures.style import BLUE, INK, ORANGE, Axes, picture
from crosscheck.homework.circles.contract import INITIAL
from crosscheck.lecture.topic import FORWARDS, MODULE, Mistake, Quantities, Side, Start, Topic
from manual.topics.forward import forward


def measure(side: Side, start: Start) -> Quantities:
    """Evaluate all five quantities on one side."""
    return dict(zip(("q", "G", "z", "y_out", "E"), side.code.forward(*side.arrays(*start.given)), strict=True))


def telling(start: Start, measured: Quantities) -> Quantities:
    """Return how many points are on their side, the loss, and the largest loss of a point."""
    z = measured["z"]
    return {
        "points on their side, of 500": np.sum((z > 0) == (start.y == 1)),
        "loss E, a sum over them": measured["E"],
        "what the worst point adds to it": np.logaddexp(0, (1 - 2 * start.y) * z).max(),
    }


ACROSS = 4.5  # the width of a mark for a loss of 1, in typographic points


@picture("What each point adds to the loss", columns=2, height=4.9, grid=None)
def draw(start: Start, *axes: Axes) -> None:
    """The circles, and the outputs of two networks.

    The output is above 1/2 on orange ground, and below 1/2 on blue: labels of 1 belong on orange. A point is
    as large as its term of the loss: large where the network is wrong, small where it is right with certainty.
    """
    for ax, (name, params) in zip(axes, {"random": start.params, "homework's": INITIAL}.items(), strict=True):
        *_, outputs, _ = forward(params, grid(), np.zeros(GRID**2))
        _, _, _, y_out, E = forward(params, start.X, start.y)
        each = -np.log(np.where(start.y == 1, y_out, 1 - y_out))
        side = np.linspace(-SIDE, SIDE, GRID)
        levels: dict[str, Any] = {"levels": [0, 0.5, 1], "colors": [BLUE, ORANGE], "alpha": 0.13, "zorder": 0}
        ax.contourf(side, side, outputs.reshape(GRID, GRID), **levels)
        draw_boundary(ax, outputs, "output = 1/2", color=INK, linewidth=2.6)
        across = np.maximum(3, np.round(2 * ACROSS * np.sqrt(each))) / 2  # rounded to few sizes, each drawn once
        for label, colour, marker in ((0, BLUE, "o"), (1, ORANGE, "s")):
            ax.plot([], [], marker, color=colour, label=f"y = {label}")
            for size in np.unique(across):
                chosen = (start.y == label) & (across == size)
                ax.plot(*start.X[chosen].T, marker, color=colour, markersize=size, markeredgewidth=0)
        ax.set(aspect=1, xlabel="x₁", ylabel="x₂", xticks=[-2, 0, 2], yticks=[-2, 0, 2], title=f"{name} start: {E:.4g}")


TOPIC = Topic(
    place=(1, 1),
    formulas=r"""q = Vx + b \qquad G = \varphi(q)
        z = u \cdot G + a \qquad y_{out} = \varphi(z) = \frac{1}{1 + e^{-z}}
        E = -\sum \left[ y \log y_{out} + (1 - y) \log (1 - y_{out}) \right]""",
    does=("the formulas, from the points to the loss", "modules"),
    core=(("q =", "G =", "z =", "y_out =", "E ="), ("q =", "G =", "z =", "y_out =", "E =")),
    deeper=(FORWARDS, MODULE),
    timed=("forward",),
    mistake=Mistake(
        what="The sigmoid twice",
        why="`BCEWithLogitsLoss` applies the sigmoid itself, and gets an output after a sigmoid. No error is "
        "raised: the loss is a finite number. But an output between 0 and 1 is taken for z, so that φ(z) lies "
        "between 0.5 and 0.73 and the network can never be sure of a point.",
        right='E = nn.BCELoss(reduction="sum")(y_out, y)',
        wrong='E = nn.BCEWithLogitsLoss(reduction="sum")(y_out, y)',
    ),
    notebook=1,
)
