"""In which order does the backward pass go, and what happens to a number that is used twice?"""

import numpy as np

from crosscheck.figures.style import BLUE, VERMILION, Axes, picture
from crosscheck.lecture.topic import Mistake, Numbers, Quantities, Side, Start, Topic
from manual.topics.tape import gradient

EVERY = 25  # one point of 25 is taken: 20 points


def measure(side: Side, start: Start) -> Quantities:
    """Differentiate the loss of a few points, and the loss of the first point alone."""
    params, X, y = side.arrays(*points_of(start))
    E, of_all, uses = side.code.gradient(params, X, y)
    of_first = side.code.gradient(params, X[:1], y[:1])[1]
    return {"E": E, "gradient": of_all, "of the first point": of_first, "uses of z": uses}


def points_of(start: Start) -> tuple[Numbers, ...]:
    """Choose one point of `EVERY`; the first has the label 1, so that the term −y of its derivative is not 0."""
    return start.params, start.X[1::EVERY], start.y[1::EVERY]


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the derivative by the output's bias, a sum of one term for each point."""
    of_all, of_one, of_z = measured["gradient"][4], measured["of the first point"][4], measured["uses of z"]
    return {"dE/da, of 20 uses": of_all, "dE/da, of the first point alone": of_one, "uses of one point's z": of_z}


@picture("Each use of a number adds to its derivative", height=5.6)
def draw(start: Start, ax: Axes) -> None:
    """The derivative by the output's bias a, while the tape is read from its end, point by point.

    Each point has used a once, and adds its φ(z) − y. If each use replaced the sum, φ(z) of the point that is read
    last would remain: its −y, from another use of z, would be replaced as well.
    """
    params, X, y = points_of(start)
    sums = np.array([0.0, *(gradient(params, X[-n:], y[-n:])[1][4] for n in range(1, len(y) + 1))])
    replaced = [gradient(params, X[[-n]], np.zeros(1))[1][4] for n in range(1, len(y) + 1)]
    read = np.arange(len(sums))
    ax.plot(read, sums, "o-", color=BLUE, label="added up")
    ax.plot(read[1:], replaced, "s--", color=VERMILION, label="replaced by each use")
    ax.set(xlabel="points whose lines have been read, the last one first", ylabel="dE/da so far", xticks=read[::5])


TOPIC = Topic(
    place=(1, 3),
    formulas=r"""c = f(a, b): \quad \text{write } \frac{dc}{da}, \frac{dc}{db}
        \frac{dE}{da} \leftarrow \frac{dE}{da} + \frac{dE}{dc} \frac{dc}{da}
        \text{the last } c \text{ first: its } \frac{dE}{dc} \text{ is complete by then}""",
    does=("a record of each operation, and the loop that reads it in reverse", "`grad_fn`, and `backward()`"),
    core=(("class _Number", "def _"), ("w =", "E.backward")),
    deeper=(
        "H = [_sigmoid(sum_of(W[j], G) + c[j]) for j in range(4)]",
        "H = [torch.sigmoid(sum_of(W[j], G) + c[j]) for j in range(4)]",
    ),
    mistake=Mistake(
        what="A use replaces the terms of other uses",
        why="A number that is used in several places gets a term from each. With `=` in place of `+=` only the use that "
        "is read last remains: the first point's, and one use of its z, so that dE/dz is φ(z) in place of φ(z) − y. "
        "In a chain, where every number is used once, the mistake does not show.",
        right="a.slope += c.slope * slope",
        wrong="a.slope = c.slope * slope",
    ),
)
