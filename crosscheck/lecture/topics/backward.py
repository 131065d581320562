"""How does the loss change with each parameter, and with each value in between?"""

from itertools import product
from typing import Any

import numpy as np

from crosscheck.figures.style import BLUE, GREY, VERMILION, Axes, picture
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import BACKWARDS, MODULE, NODES, Mistake, Numbers, Quantities, Side, Start, Topic
from manual.topics.backward import backward
from manual.topics.forward import forward

NAMES = ("dE/dz", "dE/du", "dE/da", "dE/dG", "dE/dq", "dE/dV", "dE/db")


def measure(side: Side, start: Start) -> Quantities:
    """Evaluate all seven derivatives on one side."""
    return dict(zip(NAMES, side.code.backward(*side.arrays(*start.given)), strict=True))


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the size of the derivative after each line of the backward pass."""
    length = {name: float(np.linalg.norm(measured[name])) for name in NAMES}
    return {
        "|dE/dz|, where the backward pass begins": length["dE/dz"],
        "|dE/dG|, after the weights u": length["dE/dG"],
        "|dE/dq|, after the sigmoid, whose slope is at most 1/4": length["dE/dq"],
        "largest entry of dE/dV, a sum over 500 points": np.abs(measured["dE/dV"]).max(),
    }


@picture("Values forwards, derivatives backwards", height=6.2, grid=None)
def draw(start: Start, ax: Axes) -> None:
    """The graph of one point: each node has its value above, and the derivative of E by it below.

    Forwards, from left to right, each value follows from the values before it. Backwards, the derivative of E is 1.
    Each other derivative is the next one times the slope between: y_out − y at z, then u, then the sigmoid's slope.
    """
    X, y = start.X[:1], start.y[:1]
    q, G, z, _, E = forward(start.params, X, y)
    dE_dz, _, _, dE_dG, dE_dq, _, _ = backward(start.params, X, y)
    columns: dict[str, Any] = {"q": (q, dE_dq), "G": (G, dE_dG), "z": (z, dE_dz), "E": (E, 1.0)}
    before: list[float] = []
    for x, both in enumerate(columns.values()):
        values, slopes = (np.ravel(each).tolist() for each in both)
        heights = [1.5] if len(values) == 1 else [3.0, 2.0, 1.0, 0.0]
        across = zip(before, heights, strict=True) if len(before) == len(heights) else product(before, heights)
        for ends in across:
            ax.plot([x - 0.73, x - 0.27], ends, color=GREY, linewidth=1.2)
        for at, value, slope in zip(heights, values, slopes, strict=True):
            for number, up, colour in ((value, 0.16, BLUE), (slope, -0.16, VERMILION)):
                ax.text(x, at + up, f"{number:.3g}".replace("-", "−"), color=colour, ha="center", va="center")
        before = heights
    ax.plot([], [], color=BLUE, label="value")
    ax.plot([], [], "--", color=VERMILION, label="derivative of E by it")
    ax.set(xlim=(-0.5, 3.5), ylim=(-0.5, 3.5), xlabel="each is computed from the one to its left", ylabel="hidden node")
    ax.set_xticks(range(4), columns)
    ax.set_yticks([3, 2, 1, 0], ["1", "2", "3", "4"])


def _given(seed: int) -> tuple[Numbers, ...]:
    """Draw u, V, G and dE/dz."""
    rng = np.random.default_rng(seed)
    u, V, q, dE_dz = (rng.normal(size=shape) for shape in ((4,), (4, 2), (4, 5), (5,)))
    return u, V, 1 / (1 + np.exp(-q)), dE_dz


def _by_points(u: Numbers, V: Numbers, G: Numbers, dE_dz: Numbers) -> Numbers:
    return V.T @ (np.outer(u, dE_dz) * G * (1 - G))


derivative_by_points = Exercise(
    right=_by_points,
    mistakes={
        "You went from G to x at once. Between them lies q, and the sigmoid has a slope there.": [
            lambda u, V, G, dE_dz: V.T @ np.outer(u, dE_dz)
        ],
        "You went from z to q at once. Between them lies G: how does z depend on it?": [
            lambda u, V, G, dE_dz: V.T @ (dE_dz * G * (1 - G))
        ],
        "The sign is wrong: there is no minus between z and x in the forward pass.": [
            lambda *given: -_by_points(*given)
        ],
        "The sigmoid's value is not its slope.": [lambda u, V, G, dE_dz: V.T @ (np.outer(u, dE_dz) * G)],
    },
    otherwise="Go back one line at a time: z, G, q, x. Each line multiplies by how it depends on the one before.",
    lesson="Torch computes the same if it records the points, too: X.requires_grad_() before the forward pass, "
    "X.grad after.",
    calls=tuple(map(_given, (1, 2))),
)

TOPIC = Topic(
    place=(1, 2),
    formulas=r"""\frac{dE}{dz} = y_{out} - y \qquad \frac{dE}{du_j} = \sum \frac{dE}{dz} G_j
        \frac{dE}{da} = \sum \frac{dE}{dz}
        \frac{dE}{dG_j} = u_j \frac{dE}{dz} \qquad \frac{dE}{dq_j} = \frac{dE}{dG_j} G_j (1 - G_j)
        \frac{dE}{dv_{jk}} = \sum \frac{dE}{dq_j} x_k \qquad \frac{dE}{db_j} = \sum \frac{dE}{dq_j}""",
    does=("the chain rule", "`backward()`"),
    core=(("dE_",), ("E.backward",)),
    deeper=(BACKWARDS, MODULE),
    timed=("backward",),
    mistake=Mistake(
        what="The sigmoid's slope at the wrong place",
        why="G is φ(q) already, and φ' = G (1 − G). Given G, a function for φ' takes the sigmoid of a sigmoid. dE/dq "
        "is wrong, and with it dE/dV and dE/db. dE/du and dE/da stay right, which hides the mistake.",
        right="dE_dq = dE_dG * G * (1 - G)",
        wrong="dE_dq = dE_dG * phi(G) * (1 - phi(G))",
    ),
    axes={"dE/dV": (NODES, ("x1", "x2"))},
    notebook=1,
)
