"""How many of a thousand random starts find a network that separates the circles?"""

from math import ceil, log

import numpy as np

from crosscheck.figures.style import BLUE, INK, VERMILION, Axes, picture, powers_of_ten
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.homework.circles.rounding.descent import HESSIAN_STEP
from crosscheck.homework.circles.rounding.point import FLOAT64
from crosscheck.lecture.bounded import Bounded, bounded
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import MODULE, SPREAD, Allowed, Mistake, Quantities, Side, Start, Topic
from manual.topics.ensembles import _losses_and_gradients, _outputs, succeeded, train

STARTS = 1000
EVERY = 20  # one point of twenty, so that the hidden layers of all networks fit into the processor's cache
ETA = 0.1  # for a sum over a twentieth of the points: equivalent to 0.005 for all
N_STEPS = 60  # after so many steps, some 300 of the 1000 starts succeed
REFRESH = 5  # the Hessian is evaluated every 5 steps


def measure(side: Side, start: Start) -> Quantities:
    """Train all networks on one side, and count those that succeed."""
    starts, X, y = side.arrays(starts_of(start), *points_of(start))
    losses, params = side.code.train(starts, X, y, ETA, N_STEPS)
    return {"params": params, "E": losses, "starts that succeed": side.code.succeeded(params[-1], X, y).sum()}


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return how many starts succeed, and the spread of all losses."""
    last = measured["E"][-1]
    return {
        f"starts that succeed within {N_STEPS} steps, of {STARTS:,}": measured["starts that succeed"],
        "median of the losses at the start": np.median(measured["E"][0]),
        "median of the losses at the end": np.median(last),
        "best loss at the end": last.min(),
        "worst loss at the end": last.max(),
    }


def allowed(start: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow each side its rounding errors at each step, and their growth in the later steps.

    An error e of the parameters, in norm, is at most ||I - eta H|| e after a step. The step adds eta times the error of
    the gradient and the rounding of the update. The error changes the loss by |gradient| e; bounded numbers carry it to
    the outputs.
    """
    (X, y), e, of_params, of_losses = points_of(start), np.zeros(STARTS), [], []
    for k, params in enumerate(by_hand["params"]):
        E, gradient = _losses_and_gradients(*bounded(params, X, y))
        size, slope, of_slope = (np.linalg.norm(each, axis=1) for each in (params, gradient.value, gradient.error))
        of_params.append(e[:, np.newaxis])
        of_losses.append(E.error + slope * e)
        if k % REFRESH == 0:
            growth = _growth(params, X, y)
        e = growth * e + ETA * of_slope + 2 * FLOAT64 * (2 * size + ETA * slope)
    z = _outputs(Bounded(params, of_params[-1]), X)[1]
    near = (np.abs(z.value) <= z.error).any(axis=1)
    reason = "two rounding errors of each step, carried along the descent as in crosscheck/homework/circles/rounding/descent.py"
    return {
        "params": Allowed(2 * np.array(of_params), reason),
        "E": Allowed(2 * np.array(of_losses), reason),
        "starts that succeed": Allowed(near.sum(), "the starts that leave a point on the border, up to rounding"),
    }


def _growth(params: Array, X: Array, y: Array) -> Array:
    """Return ||I - eta H|| for each start."""
    each = [_losses_and_gradients(params + sign * h, X, y)[1] for h in HESSIAN_STEP * np.eye(17) for sign in (1, -1)]
    H = np.stack(each, axis=2)
    curvatures = np.linalg.eigvalsh((H[:, :, 0::2] - H[:, :, 1::2]) / (2 * HESSIAN_STEP))
    return np.abs(1 - ETA * curvatures).max(axis=1)


def starts_of(start: Start) -> Array:
    """Draw all starts; the first is the start of every other topic."""
    others = np.random.default_rng(start.seed).normal(scale=SPREAD, size=(STARTS - 1, 17))
    return np.vstack([start.params, others])


def points_of(start: Start) -> tuple[Array, Array]:
    """Choose one point of `EVERY`."""
    return start.X[::EVERY], start.y[::EVERY]


LONG = 240  # steps of the picture; after them nearly all have succeeded


@picture(f"{STARTS:,} random starts", rows=2, height=7.4)
def draw(start: Start, above: Axes, below: Axes) -> None:
    """A thousand networks descend from as many random starts, with 25 points.

    Above: how many put every point on its side. Below: the median of the losses and the range of the middle 800. All
    stay on a plateau of the loss, and leave it at different steps. The table compares both codes up to step 60, the
    dashed line.
    """
    X, y = points_of(start)
    losses, params = train(starts_of(start), X, y, ETA, LONG)
    right = np.array([succeeded(w, X, y).sum() for w in params])
    above.set_title(f"{right[N_STEPS]} succeed within {N_STEPS} steps, {right[-1]} within {LONG}")
    above.plot(right, color=BLUE)
    above.set_ylabel("starts that succeed")
    above.tick_params(labelbottom=False)
    low, median, high = np.quantile(losses, (0.1, 0.5, 0.9), axis=1)
    steps, label = np.arange(LONG + 1), f"the middle {8 * STARTS // 10}"
    below.fill_between(steps, low, high, color=VERMILION, alpha=0.25, linewidth=0, label=label)
    below.plot(steps, median, color=VERMILION, label="median")
    powers_of_ten(below, "y")
    below.set(xlabel="step", ylabel="loss, 25 points")
    for ax in (above, below):
        ax.axvline(N_STEPS, color=INK, linestyle="--", linewidth=1.6, label="as in the table")
        ax.set_xlim(0, LONG)


starts_needed = Exercise(
    right=lambda p, c: ceil(log(1 - c) / log(1 - p)),
    mistakes={
        "The number of starts is whole: round up.": [lambda p, c: log(1 - c) / log(1 - p)],
        "Rounded down, the certainty is a little less than required.": [lambda p, c: log(1 - c) // log(1 - p)],
        "Probabilities of independent trials do not add up: by that rule four trials at 0.3 would be more than "
        "certain.": [lambda p, c: ceil(c / p)],
        "That is for all to succeed. What is the probability that all fail?": [lambda p, c: ceil(log(c) / log(p))],
        "c is the probability that at least one succeeds. What is then the probability that all fail?": [
            lambda p, c: ceil(log(c) / log(1 - p))
        ],
        "p is the probability that one succeeds. What is the probability that it fails?": [
            lambda p, c: ceil(log(1 - c) / log(p))
        ],
    },
    otherwise="What is the probability that all n fail? And how large may it be?",
    lesson="At a success rate of 0.3 it takes 13 starts to be 99 % certain. They can be trained at once, like the "
    "ensemble above.",
    calls=((0.3, 0.99), (0.05, 0.9), (0.5, 0.999), (0.9, 0.5)),
)

TOPIC = Topic(
    place=(4, 2),
    formulas=r"""q_m = V_m x + b_m \qquad z_m = u_m \cdot \varphi(q_m) + a_m
        w_m \leftarrow w_m - \eta \frac{dE_m}{dw_m} \quad \text{for all } m \text{ at once}""",
    does=("1,000 random starts trained at once", "`vmap` over stacked modules"),
    core=(("def _",), ("stacked, _", "state = {name", "def loss", "gradient, E")),
    deeper=(
        """H = phi(W @ G + c)
dE_dH = dE_dz * u
dE_dr = dE_dH * H * (1 - H)
dE_dW = dE_dr @ G.transpose(0, 2, 1)
dE_dc = np.sum(dE_dr, axis=2)
dE_dG = W.transpose(0, 2, 1) @ dE_dr""",
        MODULE,
    ),
    mistake=Mistake(
        what="The mean over the networks",
        why="The losses of all networks are averaged before the differentiation, as if the networks were points of a "
        "batch. The networks are independent, so each gradient is divided by 1,000 and nothing else changes: all of "
        "them learn, a thousand times too slowly.",
        right="params = params - eta * gradient",
        wrong="params = params - eta * gradient / len(params)",
    ),
    axes={"params": ("step", "start", NAMES), "E": ("step", "start")},
    once="with what is imported at the first call",
    notebook=5,
)
