"""What is the gradient of each single point's loss?"""

import numpy as np

from crosscheck.figures.style import BLUE, VERMILION, Axes, picture
from crosscheck.homework.circles.rounding.point import FLOAT64
from crosscheck.lecture.bounded import Bounded, rounding
from crosscheck.lecture.topic import MODULE, Allowed, Mistake, Quantities, Side, Start, Topic
from manual.topics import per_sample_gradients as code


def measure(side: Side, start: Start) -> Quantities:
    """Differentiate each point's loss on one side. Add up the gradients, as they are and clipped to the median."""
    g = side.code.per_sample_gradients(*side.arrays(*start.given))
    median = float(np.sqrt(np.median(np.sum(code.per_sample_gradients(*start.given) ** 2, axis=1))))
    return {"gradients": g, "their sum": g.sum(0), "clipped sum": side.code.clipped_sum(g, median)}


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return how much the lengths of the points' gradients differ."""
    length = np.linalg.norm(measured["gradients"], axis=1)
    return {
        "longest gradient of a point": length.max(),
        "the median of 500": np.median(length),
        "share of the longest 50 points in the sum of lengths": np.sort(length)[-50:].sum() / length.sum(),
        "norm of their sum": np.linalg.norm(measured["their sum"]),
        "norm of their sum, each clipped to the median": np.linalg.norm(measured["clipped sum"]),
    }


@picture("Some points pull harder than others", height=5.6, legend=1)
def draw(start: Start, ax: Axes) -> None:
    """The length of each point's gradient, the longest first, and the median, to which the longer half is clipped.

    Without clipping the weight of a point in the sum is the length of its gradient. With clipping, all points of the
    longer half have the same weight.
    """
    length = np.sort(np.linalg.norm(code.per_sample_gradients(*start.given), axis=1))[::-1]
    ax.plot(length, color=BLUE, label="each point's gradient")
    ax.plot(np.minimum(length, np.median(length)), "--", color=VERMILION, label="clipped to the median")
    ax.set(xlabel="points, the longest gradient first", ylabel="length", ylim=(0, None))


def allowed(start: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow each side its rounding errors, and torch 2u more in dE/dz where y = 0.

    There autograd has 1 - φ(-z): φ(-z), which is about 1, is rounded twice.
    """
    each = {name: rounding(one) for name, one in measure(Side("by hand", code, Bounded), start).items()}
    g = by_hand["gradients"]
    dz = np.abs(g / np.where(start.y == 0, g[:, 4], np.inf)[:, np.newaxis])  # |dz/dw| for each parameter; 0 if y = 1
    return each | {"gradients": each["gradients"]._replace(difference=each["gradients"].difference + 2 * FLOAT64 * dz)}


TOPIC = Topic(
    place=(4, 1),
    formulas=r"""\frac{dE_i}{dq_{ji}} = \frac{dE_i}{dz_i} u_j \varphi\text{′}(q_{ji})
        \frac{dE_i}{dv_{jk}} = \frac{dE_i}{dq_{ji}} x_{ik}
        \frac{dE}{dw} = \sum_i \frac{dE_i}{dw}""",
    does=("500 gradients at once, shape (500, 17)", "`vmap(grad)`, which gives each sample's gradient"),
    core=(("dE_", "return np.vstack"), ("def loss", "state =", "gradients =")),
    deeper=(
        """H = phi(W @ G + c)
dE_dH = dE_dz * u[:, np.newaxis]
dE_dr = dE_dH * H * (1 - H)
dE_dW = dE_dr[:, np.newaxis, :] * G
dE_dG = W.T @ dE_dr""",
        MODULE,
    ),
    timed=("per_sample_gradients",),
    mistake=Mistake(
        what="The sum is clipped in place of each",
        why="`clip_grad_norm_` clips the gradient of the whole batch. Differential privacy, and robustness against "
        "single points, need each point's own gradient clipped before the sum: else one point can turn the "
        "sum in any direction.",
        right="return (gradients * (largest / length).clamp(max=1)).sum(dim=0)",
        wrong="g = gradients.sum(dim=0)\n    return g * (largest / g.norm()).clamp(max=1)",
    ),
    notebook=6,
)
