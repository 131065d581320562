"""What is the loss where the output rounds to 0 or 1?"""

from typing import Any

import numpy as np

from crosscheck.figures.style import BLUE, INK, VERMILION, Axes, picture
from crosscheck.homework.circles.rounding.point import FLOAT64, TINY
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import Allowed, Mistake, Numbers, Quantities, Side, Start, Topic
from manual.topics.stable_loss import loss

LABELS = np.array([[0.0], [1.0]])
GRID = np.arange(-800.0, 801.0)
AXES = (("y = 0", "y = 1"), tuple(f"z near {z:.0f}" for z in GRID))


def measure(side: Side, start: Start) -> Quantities:
    """Evaluate the loss and its slope on one side, at every z with either label."""
    z, y = side.arrays(*_points(start))
    return {"E": side.code.loss(z, y), "dE/dz": side.code.slope(z, y)}


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the loss of a network that is certain and wrong, and of one that is certain and right."""
    E, slope = measured["E"], measured["dE/dz"]
    return {
        "loss at z near 800 and y = 0; the textbook's formula: infinite": E[0, -1],
        "its slope there; the textbook's formula: not a number": slope[0, -1],
        "loss at z near 30 and y = 1; the textbook's formula: three digits": E[1, np.searchsorted(GRID, 30.0)],
    }


def allowed(start: Start, _: Quantities) -> dict[str, Allowed]:
    """Allow each side its rounding errors, and torch the digits that its formulas cancel.

    With exp and log1p within 2u each, log1p(exp(-|s|)) and the sum with max(s, 0) are within 5u E, φ(s) within 4u of
    itself. torch subtracts once more, u E. For y = 0 it subtracts log φ(z) from z, rounded at the size of z: at most
    min(u |z|, E), as the result is 0 at the least. For y = 1 its φ(z) - 1 carries the error of φ(z): 2 min(u, slope).
    """
    u, tiny = FLOAT64, TINY[FLOAT64]
    z, y = _points(start)
    s = (1 - 2 * y) * z
    E, slope = np.logaddexp(0, s), np.exp(-np.logaddexp(0, -s))
    return {
        "E": Allowed((5 + 6) * u * E + (1 - y) * np.minimum(u * np.abs(z), E) + tiny, "12 roundings, counted"),
        "dE/dz": Allowed((4 + 4) * u * slope + y * 2 * np.minimum(u, slope) + tiny, "10 roundings, counted"),
    }


def _points(start: Start) -> tuple[Numbers, Numbers]:
    """Return z and y, both of shape (2, 1601): one z near each whole number of the grid."""
    shift = np.random.default_rng(start.seed).uniform(-0.5, 0.5, size=GRID.shape)
    z, y = np.broadcast_arrays(np.clip(GRID + shift, GRID[0], GRID[-1]), LABELS)
    return z.copy(), y.copy()


@picture("The textbook's loss becomes infinite\nwhere the network is certain, and wrong", height=5.6, legend=1)
def draw(_: Start, ax: Axes) -> None:
    """The loss of one point with the label 0.

    The textbook's −log(1 − y_out) rises in ever larger steps, as 1 − y_out loses its digits, and is
    infinite from z = 36.74 on, where y_out rounds to 1. Written as log(1 + exp(z)), the same loss goes on as a straight
    line.
    """
    z = np.linspace(34, 38.5, 1801)
    with np.errstate(divide="ignore"):
        textbook = -np.log(1 - 1 / (1 + np.exp(-z)))
    infinite = z[~np.isfinite(textbook)][0]
    ax.plot(z, loss(z, np.zeros_like(z)), color=BLUE, linewidth=6, solid_capstyle="butt", label="log(1 + exp(z))")
    ax.plot(z, np.where(z < infinite, textbook, np.nan), color=VERMILION, label="textbook: −log(1 − y_out)")
    ax.axvspan(infinite, z[-1], color=VERMILION, alpha=0.12, linewidth=0)
    ax.text(infinite + 0.1, 34.1, "textbook:\ninfinite", color=INK)
    ax.set(xlabel="z, from which y_out = φ(z)", ylabel="loss of one point, y = 0")


AT = (0.0, 2.0, -3.0, 40.0, -40.0, 800.0, -800.0)
EPSILONS = (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-14, 1e-15, 1e-16, 2.0**-52, 1e-20, 1e-100, 1e-300, 2.0**-1022)


def _log_phi(z: Numbers) -> Any:
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))


def _phi(z: Numbers) -> Any:
    return 1 / (1 + np.exp(-z))


log_phi = Exercise(
    right=_log_phi,
    mistakes={
        "A probability is at most 1. What is the sign of its logarithm?": [lambda z: -_log_phi(z)],
        "At z = -800 an exponential overflows, and at z = 40 digits are lost.": [lambda z: -np.log(1 + np.exp(-z))],
        "At z = 800 an exponential overflows.": [lambda z: np.log(np.exp(z) / (1 + np.exp(z)))],
        "At z = -800 an exponential overflows: which exponent is positive there?": [lambda z: -np.log1p(np.exp(-z))],
        "At z = 800 an exponential overflows, and at z = 40 a difference cancels.": [
            lambda z: z - np.log1p(np.exp(z)),
            lambda z: z - np.log(1 + np.exp(z)),
        ],
        "No exponential overflows. But at z = 40, 1 + exp(-40) is rounded to 1. NumPy has a function for the "
        "logarithm of 1 plus a small number.": [lambda z: np.minimum(z, 0) - np.log(1 + np.exp(-np.abs(z)))],
        "The sign is swapped: that is the logarithm of 1 - phi(z).": [
            lambda z: _log_phi(-z),
            lambda z: np.log(1 - _phi(z)),
            lambda z: -np.log1p(np.exp(z)),
            lambda z: -np.log(1 + np.exp(z)),
        ],
        "That bounds the value from below: at z = -800 it should be -800.": [
            way
            for eps in EPSILONS
            for way in (
                lambda z, eps=eps: np.log(np.clip(_phi(z), eps, 1 - eps)),
                lambda z, eps=eps: np.log(np.maximum(_phi(z), eps)),
                lambda z, eps=eps: np.log(_phi(z) + eps),
            )
        ],
    },
    otherwise="Try z = 0, where it is the logarithm of a half; then z = 800, where it is 0, and z = -800, where it is "
    "-800. Is every exponent negative?",
    lesson="This is torch.nn.functional.logsigmoid. The loss of a point with y = 1 is minus this, with y = 0 minus "
    "the same at -z.",
    calls=tuple((np.array([z]),) for z in AT),
)

TOPIC = Topic(
    place=(1, 7),
    formulas=r"""s = (1 - 2y) z \qquad E = \log (1 + e^s) \qquad E = \max(s, 0) + \log (1 + e^{-|s|})
        \frac{dE}{dz} = (1 - 2y) \varphi(s)""",
    does=("softplus, with a signed z", "`BCEWithLogitsLoss`"),
    core=(("s =", "phi =", "return"), ("return nn.BCE", "loss(z, y)")),
    mistake=Mistake(
        what="A sigmoid, and then its logarithm",
        why="`BCELoss` gets φ(z). Where φ(z) rounds to 0 or 1, the loss would be infinite, so torch limits it to "
        "100, and its slope becomes 0: nothing is learnt from the points where the network is most wrong.",
        right='return nn.BCEWithLogitsLoss(reduction="none")(z, y)',
        wrong='return nn.BCELoss(reduction="none")(z.sigmoid(), y)',
    ),
    axes={"E": AXES, "dE/dz": AXES},
    notebook=3,
)
