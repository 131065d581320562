"""What does a derivative cost if it is computed in the forward pass, without a backward pass?"""

from typing import Any

import numpy as np

from crosscheck.figures.style import Axes, line, picture, powers_of_ten
from crosscheck.homework.circles.contract import NAMES
from crosscheck.lecture.topic import Mistake, Quantities, Side, Start, Topic


def measure(side: Side, start: Start) -> Quantities:
    """Differentiate in one direction and in all directions, on one side."""
    direction = np.random.default_rng(start.seed).normal(size=len(NAMES))
    params, X, y, v = side.arrays(*start.given, direction)
    E, slope = side.code.jvp(params, X, y, v)
    flops = np.array(side.code.flops(params, X, y))
    return {"E": E, "E'": slope, "gradient": side.code.gradient(params, X, y), "flops": flops}


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the cost of a gradient in forward and in reverse mode."""
    forwards, reverse = measured["flops"]
    return {
        "operations for the derivative in one direction": forwards,
        "for a gradient in forward mode, 17 directions": 17 * forwards,
        "for the same gradient in reverse mode": reverse,
        "directions at the cost of one gradient in reverse mode": reverse / forwards,
    }


@picture("Forward mode pays for each direction", height=5.6, legend=2)
def draw(_: Start, ax: Axes) -> None:
    """The operations of a gradient over the number of parameters, with more and more hidden nodes and 500 points.

    A direction costs the products of three forward passes. A gradient costs a direction for each parameter: ten times
    as many parameters are a hundred times the work. In reverse it is always one forward and one backward pass. For one
    direction forward mode is as cheap.
    """
    nodes = 4.0 ** np.arange(1, 7)
    parameters, products = 4 * nodes + 1, 6 * nodes * 500  # of V x and u · G, forwards
    ways: dict[str, Any] = {"one direction": 3, "gradient, forward": 3 * parameters, "gradient, reverse": 14 / 6}
    for i, (name, times) in enumerate(ways.items()):
        ax.plot(parameters, times * products, label=name, **line(i))
    powers_of_ten(ax, "x")
    powers_of_ten(ax, "y")
    ax.set(xlabel="parameters", ylabel="multiplications and additions")


TOPIC = Topic(
    place=(4, 4),
    formulas=r"""
        (a + a\text{′} \epsilon)(b + b\text{′} \epsilon) = a b + (a\text{′} b + a b\text{′}) \epsilon, \quad \epsilon^2 = 0
        f(a + a\text{′} \epsilon) = f(a) + f\text{′}(a) a\text{′} \epsilon""",
    does=("dual numbers: each value with its derivative", "forward-mode differentiation: `torch.func.jvp`"),
    core=(("class _Dual", "def _", "u, a, V, b = map"), ("E, slope =",)),
    deeper=("H = _sigmoid(W @ G + c)", "H = torch.sigmoid(linear(G, W, c))"),
    timed=("gradient",),
    mistake=Mistake(
        what="One pass for all directions",
        why="All 17 directions are put into one vector of ones, to save 16 passes. The result is one number, the "
        "derivative along (1, .., 1): the sum of the gradient's entries, not the entries.",
        right="return np.array([jvp(params, X, y, v)[1] for v in np.eye(17)])",
        wrong="return np.full(17, jvp(params, X, y, np.ones(17))[1])",
    ),
    axes={"flops": (("of one direction", "of a gradient in reverse"),)},
    notebook=7,
)
