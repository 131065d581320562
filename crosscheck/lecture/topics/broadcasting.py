"""What happens in the backward pass to an array that was repeated to fit another?"""

import numpy as np

from crosscheck.figures.style import BLUE, VERMILION, Axes, picture
from crosscheck.lecture.topic import Mistake, Numbers, Quantities, Side, Start, Topic
from manual import by_hand

NAMES = ("q", "dE/dv1", "dE/db", "dE/dx1", "E", "dE/dz")


def measure(side: Side, start: Start) -> Quantities:
    """Differentiate a layer that broadcasts, and an error whose labels are a column."""
    r = np.random.default_rng(start.seed).normal(size=(4, len(start.y)))
    params, X, r, z, y = side.arrays(start.params, start.X, r, outputs(start), start.y[:, np.newaxis])
    return dict(zip(NAMES, (*side.code.layer(params, X, r), *side.code.squared_error(z, y)), strict=True))


def outputs(start: Start) -> Numbers:
    """Return y_out at all points, an input of both sides."""
    return np.asarray(by_hand.network(start.X, start.params))


def telling(start: Start, measured: Quantities) -> Quantities:
    """Return the mean square of 500 differences, and of 250,000."""
    return {
        "differences, (N,) minus (N,)": len(start.y),
        "their mean square": measured["E"],
        "differences, (N,) minus (N, 1)": len(start.y) ** 2,
        "the mean square of these": np.mean((outputs(start) - start.y[:, np.newaxis]) ** 2),
        "terms of an entry of dE/db": measured["q"].shape[1],
        "terms of an entry of dE/dx1": measured["q"].shape[0],
    }


SHOWN = 12  # points of the picture


@picture("(N,) minus (N, 1) is (N, N)", height=6.6, grid=None)
def draw(start: Start, ax: Axes) -> None:
    """Every output of twelve points minus every label, as in (N,) minus (N, 1).

    The larger the mark, the larger the difference. Only the diagonal was meant, each output minus its own label:
    twelve of 144. The mean of all 144 raises no error, and its derivative leads every output to the
    mean of all labels.
    """
    chosen = np.linspace(0, len(start.y) - 1, SHOWN).astype(int)
    apart = np.abs(outputs(start)[chosen] - start.y[chosen][:, np.newaxis])
    own = np.eye(SHOWN, dtype=bool)
    marks = (own, BLUE, "s", "its own label: meant"), (~own, VERMILION, "o", "any other: not meant")
    for of, colour, marker, label in marks:
        i, j = np.nonzero(of)
        ax.scatter(j, i, s=(2 + 16 * apart[of]) ** 2, c=colour, marker=marker, label=label)
    ax.set(aspect=1, xlabel="output of point", ylabel="label of point", xticks=range(SHOWN), yticks=range(SHOWN))


TOPIC = Topic(
    place=(1, 4),
    formulas=r"""q_{ji} = v_j x_i + b_j
        \frac{dE}{db_j} = \sum_i \frac{dE}{dq_{ji}} \qquad \frac{dE}{dx_i} = \sum_j \frac{dE}{dq_{ji}} v_j""",
    does=("the sums over what was repeated", "broadcasting, and its transpose in `backward()`"),
    core=(("dE_d", "def _add_up_copies"), ("(r * q).sum().backward",)),
    mistake=Mistake(
        what="Outputs of shape (N,), labels of shape (N, 1)",
        why="Labels that are read from a table are often a column. Then every label is subtracted from every output, "
        "and the mean of the N² squares is a number of the usual size. It falls during training, and the "
        "network learns the mean of the labels.",
        right="t = y.squeeze(1)",
        wrong="t = y  # z - t is (N, N)",
    ),
)
