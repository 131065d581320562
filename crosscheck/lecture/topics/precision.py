"""How is a loss scaled so that neither small derivatives are lost nor large ones overflow?"""

import numpy as np

from crosscheck.figures.style import BLUE, VERMILION, Axes, picture, power_of_ten
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.homework.circles.rounding.point import FLOAT32
from crosscheck.lecture.comparison import numbers
from crosscheck.lecture.topic import Allowed, Mistake, Numbers, Quantities, Side, Start, Topic
from crosscheck.lecture.topics.optimizers import gradients_along_descent
from manual import by_hand
from manual.topics.precision import train

ETA, STEPS = 2.0**-10, 100  # a power of two, which no format rounds
SCALES = (1.0, 1024.0)
S, GROWTH, CLIP = 2.0**16, 10, 5.0  # S as in GradScaler, which doubles it after 2,000 steps; here after 10


def measure(side: Side, start: Start) -> Quantities:
    """Train with given gradients, and round slopes to float16."""
    w, gradients = side.arrays(*inputs(start))
    path, scales = side.code.train(w, gradients, S, GROWTH, CLIP, ETA)
    z, y = side.arrays(*logits(start))
    slopes = np.array([numbers(side.code.slopes(z, y, scale)) for scale in SCALES])
    return {"w": path, "S": scales, "dE/dz": slopes}


def allowed(start: Start, _: Quantities) -> dict[str, Allowed]:
    """Allow no difference where the float16 number is certain, and else the difference of the two possible numbers."""
    z, y = (each.astype(float) for each in logits(start))
    reason = "bit for bit, except where float32's last digits decide how a number is rounded"
    return {"dE/dz": Allowed(np.array([of_slopes(z, y, scale) for scale in SCALES]), reason)}


def of_slopes(z: Array, y: Array, scale: float) -> Array:
    """Bound the difference of two roundings of S (φ(z) − y) / N. φ errs by 4u, each other operation by u."""
    phi, unit = by_hand.phi(z), scale / len(y)
    slope = (phi - y) * unit
    error = FLOAT32 * (4 * phi + 4 * np.abs(phi - y)) * unit
    ends = [(slope + sign * error).astype(np.float16).astype(float) for sign in (1, -1)]
    return (ends[0] - ends[1]) / scale


def logits(start: Start) -> tuple[Numbers, Numbers]:
    """Draw z in float16, in a range where some slopes are too small for float16; return z and the labels."""
    z = np.random.default_rng(start.seed).uniform(-16, 16, len(start.y)).astype(np.float16)
    return z.astype(np.float32), start.y.astype(np.float32)


def inputs(start: Start) -> tuple[Numbers, Numbers]:
    """Return the parameters and the gradients along a descent, in float32."""
    return start.params.astype(np.float32), gradients_along_descent(start, ETA, STEPS).astype(np.float32)


def skipped(path: Numbers, params: Numbers) -> Numbers:
    """Return a mask of the steps at which w does not change."""
    return (path == np.vstack([params, path[:-1]])).all(axis=1)


def telling(start: Start, measured: Quantities) -> Quantities:
    """Return the final S, the number of skipped steps, and how many slopes are lost in float16."""
    scales, stays = measured["S"], skipped(measured["w"], inputs(start)[0])
    zeros = np.sum(measured["dE/dz"] == 0, axis=1)
    of = "entries of dE/dz that are 0 in float16, of 500 outside the loop, with S"
    lost = {f"{of} = {scale:g}": n for scale, n in zip(SCALES, zeros, strict=True)}
    return lost | {
        "S at the first step of the loop": scales[0],
        "S at the last": scales[-1],
        "steps that are skipped, of 100": stays.sum(),
    }


@picture("S finds its own size", height=5.4)
def draw(start: Start, ax: Axes) -> None:
    """The factor S of the loss at each step.

    S begins too large: derivatives overflow, the step is skipped, and S is halved until none do. After ten finite
    steps in a row S is doubled. If derivatives then overflow, one step is lost.
    """
    w, gradients = inputs(start)
    path, scales = train(w, gradients, S, GROWTH, CLIP, ETA)
    stays, steps = skipped(path, w), np.arange(len(scales))
    ax.plot(steps, scales, drawstyle="steps-mid", color=BLUE, label="S")
    ax.plot(steps[stays], scales[stays], "X", color=VERMILION, markersize=10, label="skipped: a derivative overflows")
    ax.set_yscale("log", base=2)
    ticks = 2.0 ** np.arange(np.log2(scales.min()), np.log2(scales.max()) + 1, 2)
    ax.set_yticks(ticks, [f"{t:,.0f}" if t >= 1 else power_of_ten(t) for t in ticks])
    ax.set(xlabel="step", ylabel="scale S of the loss")


TOPIC = Topic(
    place=(5, 2),
    formulas=r"""g = \frac{1}{S} \text{ float16} \left( S \frac{dE}{dw} \right)
        g \text{ finite: } w \leftarrow w - \eta \text{ clip}(g, -c, c)
        \text{else: } S \leftarrow \frac{S}{2}
        n \text{ finite steps in a row: } S \leftarrow 2 S""",
    does=("the scale, the test for infinities, the skipped steps", "`GradScaler`"),
    core=(("scaled =", "g =", "if np.isfinite", "finite +=", "if finite", "S, finite ="), ("scaler",)),
    mistake=Mistake(
        what="Clipped before unscaled",
        why="The gradients are S times too large when they are clipped, so after unscaling they are at most c / S: "
        "the step is nearly 0. Infinities are clipped as well: no step is skipped, S is never halved, "
        "and only grows.",
        right="scaler.unscale_(optimizer)\n        clip_grad_value_([w], c)",
        wrong="clip_grad_value_([w], c)\n        scaler.unscale_(optimizer)",
    ),
    axes={"w": ("after step", NAMES), "S": ("at step",), "dE/dz": (tuple(f"S = {one:g}" for one in SCALES), "point")},
)
