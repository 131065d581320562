"""What is kept for the backward pass, how long, and how is a value made a constant?"""

import numpy as np

from crosscheck.figures.style import BLUE, INK, VERMILION, Axes, picture
from crosscheck.homework.circles.contract import NAMES
from crosscheck.lecture.topic import BACKWARDS, MODULE, YES_OR_NO, Mistake, Quantities, Side, Start, Topic
from manual.topics.detaching import gradients


def measure(side: Side, start: Start) -> Quantities:
    """Differentiate with the target as a constant and as a variable, and count what is kept."""
    params, X, _ = side.arrays(*start.given)
    E, detached, both = side.code.gradients(params, X)
    kept = np.array([side.code.bytes_kept(params, X, recorded) for recorded in (True, False)])
    twice = float(side.code.goes_back_twice(params, X))
    return {"E": E, "detached": detached, "both": both, "bytes kept": kept, "goes back twice": twice}


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the bytes kept, and dE/da, where the two branches cancel: a shift of all outputs shifts all targets."""
    recorded, without = measured["bytes kept"]
    detached, both = measured["detached"], measured["both"]
    return {
        "bytes kept for the backward pass, target recorded": recorded,
        "bytes kept, target under no_grad": without,
        "times that one record can be used for a backward pass": 1 + measured["goes back twice"],
        "dE/da, target detached": detached[4],
        "dE/da, target not detached": round(float(both[4]), 10),
        "cosine between the two gradients": detached @ both / np.linalg.norm(detached) / np.linalg.norm(both),
    }


@picture("A detached target passes no derivative on", height=5.8, grid="y")
def draw(start: Start, ax: Axes) -> None:
    """All 17 derivatives, with the target as a constant, and with derivatives through the target as well.

    The bias a shifts the output and the target alike. With both branches dE/da is 0. With the target detached
    it is not 0, as if the output alone moved.
    """
    _, detached, both = gradients(start.params, start.X)
    at = np.arange(len(NAMES))
    ax.bar(at - 0.2, detached, width=0.4, color=BLUE, label="target detached")
    label = "target not detached"
    ax.bar(at + 0.2, both, width=0.4, color=VERMILION, hatch="//", edgecolor=INK, linewidth=0.5, label=label)
    ax.axhline(0, color=INK, linewidth=1.2)
    ax.set_xticks(at, NAMES, rotation=90)
    ax.set(xlabel="parameter", ylabel="derivative of E")


TOPIC = Topic(
    place=(1, 5),
    formulas=r"""E = \frac{1}{2} \sum (z - t)^2
        \text{detached: } \frac{dE}{dw} = \sum (z - t) \frac{dz}{dw}
        \text{not detached: } \frac{dE}{dw} = \sum (z - t) \left( \frac{dz}{dw} - \frac{dt}{dw} \right)""",
    does=(
        "which branch is differentiated, and what is kept for it",
        "`detach()`, `no_grad()`, and the graph, which is freed",
    ),
    core=(("of_z", "of_t", "detached", "if kept is not None", "x, G = kept.pop"), ("t =", "way =")),
    deeper=(BACKWARDS, MODULE),
    mistake=Mistake(
        what="The target is not detached",
        why="The same network computes the target, so the target is recorded. `backward()` then also moves the target "
        "towards the output. The gradient has another direction, and twice the bytes are kept. No error is raised.",
        right="t = model(2 * X).detach()",
        wrong="t = model(2 * X)",
    ),
    axes={"bytes kept": (("target recorded", "no_grad"),)},
    means={"goes back twice": YES_OR_NO},
)
