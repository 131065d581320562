"""How many digits does training need, and where?"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.comparison import numbers
from crosscheck.automates.topic import Allowed, Mistake, Numbers, Quantities, Side, Start, Topic
from crosscheck.figures.style import LINES, MARKERS, PAPER, Figure, in_style, legend_below, panels, powers_of_ten
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import FLOAT32
from manual import by_hand
from manual.topics.precision import descend

SINGLE = np.dtype(np.float32).name
FORMS = {SINGLE: (24, -125), "bfloat16": (8, -125), "float16": (11, -13)}  # digits, exponent of the smallest normal
DESCENTS = {f"{kind}, {form}": (form, i == 1) for i, kind in enumerate(("descend", "compensated")) for form in FORMS}
ETA, STEPS = 2.0**-10, 100  # a power of two, which no format rounds
SCALES = (1.0, 1024.0)
DECIDED = "bit for bit, but where float32's last digits decide which way a number is rounded"


def measure(side: Side, start: Start) -> Quantities:
    """Round and descend in each format, by the gradients of a descent in float64."""
    code = side.code
    params, y, every, z = side.arrays(*inputs(start))
    along_them = (params, side.given(along(start).astype(np.float32)), ETA)
    descents = {name: numbers(code.descend(*along_them, *how)) for name, how in DESCENTS.items()}
    return {
        "rounded": np.array([numbers(code.rounded(every, form)) for form in FORMS]),
        "dE/dz": np.array([numbers(code.slopes(z, y, S)) for S in SCALES]),
        **descents,
    }


def telling(_: Start, measured: Mapping[str, Numbers]) -> dict[str, Any]:
    """What float16 loses of the slopes, and how far a descent in few digits ends from one in float32."""
    zeros = np.sum(measured["dE/dz"] == 0, axis=1)
    lost = {f"slopes that are 0 in float16 with S = {S:g}, of 500": n for S, n in zip(SCALES, zeros, strict=True)}
    end = measured[f"descend, {SINGLE}"][-1]
    far = ("descend, bfloat16", "compensated, bfloat16", "descend, float16", "compensated, float16")
    return lost | {f"{name}: distance from {SINGLE} at the end": np.abs(measured[name][-1] - end).max() for name in far}


def inputs(start: Start) -> list[Numbers]:
    """Return, in float32, params and y; numbers of every size, with those halfway between two of a format; and z.

    The z are numbers of float16, and reach to where the slopes are too small for it.
    """
    rng = np.random.default_rng(start.seed)
    bits = rng.integers(2**32, size=3000, dtype=np.uint32)
    bits[:1000] = bits[:1000] & 0xFFFF0000 | 0x8000  # halfway between two of bfloat16
    bits[1000:2000] = bits[1000:2000] & 0x8FFFE000 | 0x30001000  # of float16, and not too large for it
    every = bits.view(np.float32)
    z = rng.uniform(-16, 16, len(start.y)).astype(np.float16)
    return [one.astype(np.float32) for one in (start.params, start.y, every[np.isfinite(every)], z)]


def along(start: Start) -> Array:
    """Return the gradients of a descent in float64, which both sides are given: shape (STEPS, 17)."""
    _, trajectory = by_hand.optimize(*start.given, ETA, STEPS)
    return np.array([by_hand.loss_gradient(p, start.X, start.y) for p in trajectory[:-1]])


def allowed(start: Start, _: Quantities) -> dict[str, Allowed]:
    """Allow no difference where a format's number is certain, and elsewhere that of the two numbers that it may be."""
    _, y, _, z = (given.astype(float) for given in inputs(start))
    return {"dE/dz": Allowed(np.array([of_slopes(z, y, S) for S in SCALES]), DECIDED)}


def nearest(t: Numbers, form: str) -> Array:
    """Round to a format."""
    digits, least = FORMS[form]
    ulp = np.ldexp(1.0, np.maximum(np.frexp(t)[1], least) - digits)
    rounded: Array = np.round(t / ulp) * ulp
    return rounded


def of_slopes(z: Array, y: Array, S: float) -> Array:
    """Bound how far apart S (φ(z) − y) / N may be rounded: φ errs by 4u, difference, product, quotient by u each."""
    phi, unit = by_hand.phi(z), S / len(y)
    slope = (phi - y) * unit
    error = FLOAT32 * (4 * phi + 4 * np.abs(phi - y)) * unit
    apart: Array = (nearest(slope + error, "float16") - nearest(slope - error, "float16")) / S
    return apart


@in_style()
def draw(start: Start) -> Figure:
    """How far each format's descent is from one in double precision along the same gradients: the worst of 17
    parameters. bfloat16 has 8 binary digits and float16 11, so that a step is soon smaller than half of a parameter's
    last digit, and is lost. Compensated, each step also takes what the last one lost, and the distance stays about the
    last digit.
    """
    params, gradients = inputs(start)[0], along(start)
    exact = start.params - ETA * np.vstack([np.zeros(17), np.cumsum(gradients, axis=0)])
    figure, (ax,) = panels("What few digits lose on the way", height=6.8)
    for form, colour, marker in zip(("bfloat16", "float16", SINGLE), LINES, MARKERS, strict=False):
        for compensated, style, words in ((False, "-", ""), (True, "--", ", compensated")):
            path = descend(params, gradients.astype(np.float32), ETA, form, compensated)
            distance = np.abs(path - exact).max(axis=1)
            marked: dict[str, Any] = {"marker": marker, "markevery": (5, 20), "markerfacecolor": PAPER}
            ax.plot(distance, color=colour, linestyle=style, label=f"{form}{words}", **marked)
    powers_of_ten(ax, "y")
    ax.set(xlabel="step", ylabel="distance from double precision", xlim=(0, STEPS))
    legend_below(figure, ax, columns=2)
    return figure


TOPIC = Topic(
    place=(5, 2),
    formulas=(
        r"p \leftarrow \text{rounded}(p - \eta g): \quad p \text{ stays if } \eta |g| < \tfrac{1}{2} \text{ulp}(p)",
        r"d = -\eta g - c, \quad p^{\prime} = p + d, \quad c = (p^{\prime} - p) - d",
    ),
    you_write="float32, bfloat16 and float16 by rounding each operation",
    framework_does="dtypes",
    mistake=Mistake(
        what="What is 0 by algebra is left out",
        why="c = (p' − p) − d is 0 by algebra, so a tidy programmer leaves it out, and so does a compiler that is "
        "allowed to. In a computer c is what the sum lost. Without it a parameter in bfloat16 stays where it is once "
        "its steps are smaller than half a unit in its last place, though its gradient is not 0.",
        right="d = -eta * g - c",
        wrong="d = -eta * g",
    ),
    axes={
        "rounded": (tuple(FORMS), "number"),
        "dE/dz": (tuple(f"S = {S:g}" for S in SCALES), "point"),
        **dict.fromkeys(DESCENTS, ("step", NAMES)),
    },
)
