"""How is a loss scaled so that neither small derivatives are lost nor large ones overflow?"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import Mistake, Numbers, Quantities, Side, Start, Topic
from crosscheck.automates.topics.precision import ETA, along
from crosscheck.figures.style import BLUE, VERMILION, Figure, in_style, legend_below, panels, power_of_ten
from crosscheck.homework.circles.contract import NAMES
from manual.topics.mixed_precision import train

S, GROWTH, CLIP = 2.0**16, 10, 5.0  # S as in GradScaler, which doubles it after 2,000 steps: here after 10


def measure(side: Side, start: Start) -> Quantities:
    """Train with gradients that are given."""
    w, gradients = side.arrays(*inputs(start))
    path, scales = side.code.train(w, gradients, S, GROWTH, CLIP, ETA)
    return {"w": path, "S": scales}


def allowed(_: Start, __: Mapping[str, Numbers]) -> dict[str, Any]:
    """Allow no difference: S is a power of two, and both sides round at the same places."""
    return {}


def inputs(start: Start) -> tuple[Numbers, Numbers]:
    """Return the parameters and the gradients along a descent, in float32."""
    return start.params.astype(np.float32), along(start).astype(np.float32)


def skipped(path: Numbers, params: Numbers) -> Numbers:
    """Return at which steps w stays as it was."""
    before = np.vstack([params, path[:-1]])
    stays: Numbers = (path == before).all(axis=1)
    return stays


def telling(start: Start, measured: Mapping[str, Numbers]) -> dict[str, Any]:
    """Where S settles, and what that costs."""
    scales, stays = measured["S"], skipped(measured["w"], inputs(start)[0])
    return {
        "S at the first step": scales[0],
        "S at the last": scales[-1],
        "steps that are skipped, of 100": stays.sum(),
        "of these, before the first that is taken": np.argmin(stays),
        "least derivative that is not 0 at the first S": 2.0**-24 / scales[0],
        "and at S = 1": 2.0**-24,
    }


@in_style()
def draw(start: Start) -> Figure:
    """The factor S of the loss at each step.

    It begins too large: derivatives overflow, the step is skipped, and S is halved until none does. After ten steps in
    a row it is doubled, to see whether it may be larger; where it may not, that costs one step.
    """
    w, gradients = inputs(start)
    path, scales = train(w, gradients, S, GROWTH, CLIP, ETA)
    stays, steps = skipped(path, w), np.arange(len(scales))
    figure, (ax,) = panels("S finds its own size", height=5.4)
    ax.plot(steps, scales, drawstyle="steps-mid", color=BLUE, label="S")
    ax.plot(steps[stays], scales[stays], "X", color=VERMILION, markersize=10, label="skipped: something overflows")
    ax.set_yscale("log", base=2)
    ticks = 2.0 ** np.arange(np.log2(scales.min()), np.log2(scales.max()) + 1, 2)
    ax.set_yticks(ticks, [f"{t:,.0f}" if t >= 1 else power_of_ten(t) for t in ticks])
    ax.set(xlabel="step", ylabel="S")
    legend_below(figure, ax)
    return figure


TOPIC = Topic(
    place=(5, 3),
    formulas=(
        r"g = \frac{\text{float16}(S g)}{S}",
        r"g \text{ finite: } w \leftarrow w - \eta g \qquad \text{else: } S \leftarrow \frac{S}{2}",
    ),
    you_write="the scale, the test for infinities, the step that is skipped",
    framework_does="`GradScaler`",
    mistake=Mistake(
        what="Clipped before unscaled",
        why="The gradients are S times too long when they are clipped, so that all that is left after unscaling is c / S: "
        "a step of nearly nothing. And infinities are clipped as well: no step is skipped any more, S is never halved, "
        "and only grows.",
        right="scaler.unscale_(optimizer)\n        clip_grad_value_([w], c)",
        wrong="clip_grad_value_([w], c)\n        scaler.unscale_(optimizer)",
    ),
    axes={"w": ("step", NAMES), "S": ("step",)},
)
