"""From which distribution are weights drawn, and how does its width affect the network?"""

from collections.abc import Callable

import numpy as np

from crosscheck.figures.style import Axes, line, picture, powers_of_ten
from crosscheck.homework.circles.contract import Array
from crosscheck.homework.circles.rounding.point import FLOAT64
from crosscheck.lecture.bounded import bounded, rounding
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import Allowed, Mistake, Quantities, Side, Start, Topic
from manual.topics import initialization

A, SIGMA = 0.3, 0.7
UNIFORM: dict[str, tuple[float, ...]] = {"uniform": (-A, A), "xavier_uniform": (), "kaiming_uniform": ()}
NORMAL: dict[str, tuple[float, ...]] = {"normal": (0.0, SIGMA), "xavier_normal": (), "kaiming_normal": ()}
SPREADS = ("spread of q", "spread of G", "spread of dE/dq")
# Counted on both sides together. The scale: 2 + 5 operations in torch (a product of roots), 3 by hand. A uniform
# number: a product and a difference on each side, which a compiler may fuse: three units of `a` a side. A normal
# number: a product on each side, and 8 if its logarithm, cosine and sine come from different libraries.
ROUNDINGS = 10 + 10
WIDEST = np.sqrt(3)  # the largest `a` of the uniform rules


def measure(side: Side, start: Start) -> Quantities:
    """Draw by each rule, and send the start's points through the layer."""
    code, seed, rules = side.code, start.seed, UNIFORM | {"linear": ()} | NORMAL
    drawn = {r: code.linear(seed) if r == "linear" else code.drawn(r, seed, *width) for r, width in rules.items()}
    return drawn | dict(zip(SPREADS, code.spreads(*side.arrays(*start.given)), strict=True))


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the largest weight by each rule from the same random numbers, and the spreads in a layer."""
    rules = ("xavier_uniform", "kaiming_uniform", "linear")
    largest = {f"largest weight of {name}": np.abs(measured[name]).max() for name in rules}
    return largest | {name: measured[name] for name in SPREADS}


def allowed(start: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow the roundings of a scale and of its use. Bounded numbers carry the roundings of the spreads."""
    counted, unit = f"{ROUNDINGS} roundings of the width and of its use, counted", ROUNDINGS * FLOAT64
    drawn = {name: Allowed(unit * (np.abs(each) + WIDEST), counted) for name, each in by_hand.items()}
    spreads = initialization.spreads(*bounded(*start.given))
    return drawn | {name: rounding(one) for name, one in zip(SPREADS, spreads, strict=True)}


LAYERS, WIDTH = 30, 256  # of the picture; nodes of a layer
RULES: dict[str, Callable[[int], float]] = {  # the standard deviation of weights with m inputs
    "Kaiming": lambda m: np.sqrt(2 / m),
    "Xavier": lambda m: np.sqrt(2 / (m + WIDTH)),
    "nn.Linear's default": lambda m: np.sqrt(1 / (3 * m)),
    "normal, σ = 0.125": lambda _: 0.125,
}


@picture("A slightly wrong width, after thirty layers", height=6.2, legend=2)
def draw(start: Start, ax: Axes) -> None:
    """The standard deviation of q, over all nodes and points, in thirty layers of 256 nodes with ReLU between them and
    normal weights. Kaiming's width keeps it within a factor of about two. With Xavier's each layer loses about a
    factor √2, with nn.Linear's default width √6; weights with a standard deviation of 0.125 gain √2.
    """
    for i, rule in enumerate(RULES):
        ax.plot(range(1, LAYERS + 1), spreads(rule, start), markevery=4, label=rule, **line(i))
    powers_of_ten(ax, "y")
    ax.set(xlabel="layer", ylabel="spread of q")


def spreads(rule: str, start: Start) -> Array:
    """Send the points through the layers. Return the standard deviation of q in each, shape (LAYERS,)."""
    rng, x, each = np.random.default_rng(start.seed), start.X, []
    for _ in range(LAYERS):
        inputs = x.shape[1]
        q = x @ rng.normal(scale=RULES[rule](inputs), size=(inputs, WIDTH))
        each.append(q.std())
        x = np.maximum(q, 0)
    return np.array(each)


spread_of_weights = Exercise(
    right=0.1,
    mistakes={
        "That is the variance. The spread is its square root.": [0.01],
        "Then the spread of q would be ten times that of x: 100 terms are added.": [1.0],
        "That is inverted: more inputs need smaller weights.": [10.0],
        "That is the variance for a ReLU, which halves the mean square. Here is no ReLU, and the answer is a spread.": [
            0.02
        ],
        "That is the spread for a ReLU, which halves the mean square. Here there is none.": [0.02**0.5],
    },
    otherwise="Each term w x has the variance of w times 1, and 100 independent terms add their variances.",
    lesson="1 / sqrt(m) for m inputs. For the backward pass it is 1 / sqrt(n) for n outputs; Xavier's rule is between "
    "the two.",
    rtol=1e-3,
)

TOPIC = Topic(
    place=(3, 2),
    formulas=r"""\text{Xavier: } \sigma^2 = \frac{2}{m + n} \qquad \text{Kaiming: } \sigma^2 = \frac{2}{m}
        \text{uniform in } (-a, a): \quad \sigma^2 = \frac{a^2}{3}""",
    does=("uniform and normal, Xavier and Kaiming, and the resulting spread", "`nn.init`"),
    core=(
        ("widths =", "V = draw", "u = draw", "V, b = _uniform", "u, a = _uniform", "def _"),
        ("fill", "hidden =", "output ="),
    ),
    mistake=Mistake(
        what="The variance for the standard deviation",
        why="Xavier's rule gives a variance. Normal numbers are scaled by a standard deviation, its root. Without "
        "the root the weights of all layers but the smallest are too small, and many layers make the signal vanish.",
        right="lambda m, n: sqrt(2 / (m + n))",
        wrong="lambda m, n: 2 / (m + n)",
    ),
    notebook=5,
)
