"""How does the learning rate change during training?"""

from collections.abc import Callable
from math import cos, pi
from typing import Any

import numpy as np

from crosscheck.figures.style import BLUE, PAPER, VERMILION, Axes, picture
from crosscheck.homework.circles.contract import ETA, NAMES
from crosscheck.homework.circles.rounding.point import FLOAT64
from crosscheck.lecture.bounded import Bounded, bounded, rounding
from crosscheck.lecture.comparison import sides
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import Allowed, Mistake, Quantities, Side, Start, Topic
from crosscheck.lecture.topics.optimizers import N_STEPS, gradients_along_descent
from manual import by_hand
from manual.topics import schedules

EVERY, FACTOR, FIRST = 20, 0.5, 0.1
SETTINGS: dict[str, tuple[float, ...]] = {"step": (ETA, FACTOR, EVERY), "exponential": (ETA, 0.97), "cosine": (ETA,)}
SETTINGS |= {"warm_up": (ETA, FIRST, EVERY), "one_cycle": (ETA,), "plateau": (ETA, FACTOR, 10)}
FEW = 20  # points in the loss that "plateau" sees; they change with each step, so that it hardly falls


def measure(side: Side, start: Start) -> Quantities:
    """Descend by each schedule."""
    given = side.arrays(start.params, gradients_along_descent(start))
    parts = [np.arange(k * FEW, (k + 1) * FEW) % len(start.y) for k in range(N_STEPS)]
    losses = [by_hand.loss(start.params, start.X[part], start.y[part]) for part in parts]
    descents = {name: side.code.descend(name, *given, losses, *settings) for name, settings in SETTINGS.items()}
    return {f"{name}: {of}": pair[i] for name, pair in descents.items() for i, of in enumerate(("eta", "w"))}


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the mean of each schedule's rates, relative to the largest."""
    rates = {name.replace("_", " "): measured[f"{name}: eta"] for name in SETTINGS}
    return {f"mean rate of {name}, of the largest": np.mean(eta) / np.max(eta) for name, eta in rates.items()}


def allowed(start: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow the rates their roundings, and w the roundings that it accumulates.

    torch derives a rate from the one before, with seven roundings at most. By hand each is a formula with five. The
    cosines are equal: both are Python's.
    """
    of_rate = FLOAT64 * ETA * (7 * np.arange(N_STEPS) + 5)
    counted = Allowed(of_rate, "roundings of torch's recursion and of the formula by hand, counted")
    (params, gradients), each = bounded(start.params, gradients_along_descent(start)), dict[str, Allowed]()
    for name in SETTINGS:
        rates = Bounded(by_hand[f"{name}: eta"], of_rate / 2)
        each |= {f"{name}: eta": counted, f"{name}: w": rounding(schedules._path(params, gradients, rates))}
    return each


RING = np.arange(5, N_STEPS, 10)  # the steps at which the picture shows torch's rates
TITLES = ("in steps", "exponential", "cosine", "warm-up", "one cycle", "on a plateau")


@picture("Six ways to change the learning rate", rows=3, columns=2, height=8.4)
def draw(start: Start, *axes: Axes) -> None:
    """The learning rate of 100 steps by six schedules: halved every 20 steps; a little smaller at each step;
    down along a cosine; warmed up from a tenth; up and down again in one cycle; halved once the loss has not fallen for
    a while. The rings, at every tenth step, are torch's.
    """
    by_hand, in_torch = (measure(side, start) for side in sides("schedules"))
    rings: dict[str, Any] = {"color": VERMILION, "markerfacecolor": PAPER, "markeredgewidth": 1.8, "label": "torch"}
    for ax, name, title in zip(axes, SETTINGS, TITLES, strict=True):
        eta, torch = (1000 * np.asarray(each[f"{name}: eta"]) for each in (by_hand, in_torch))
        ax.plot(eta, drawstyle="steps-mid", color=BLUE, label="by hand")
        ax.plot(RING, torch[RING], "o", **rings)
        ax.set(title=title, ylim=(-0.06, 1.14), xlim=(-3, N_STEPS + 2), yticks=[0, 0.5, 1])
    for ax in axes[-2:]:
        ax.set_xlabel("step")
    for ax in axes[::2]:
        ax.set_ylabel("rate × 1000")


def _rate(
    warm_up: Callable[[int, int], float] = lambda k, s: (k + 1) / s,
    cosine: Callable[[int, int, int], float] = lambda k, n, s: (1 + cos(pi * (k - s) / (n - s))) / 2,
) -> Callable[[int, int, int, float], float]:
    """Return the rate of step k of n, with a warm-up of s steps and then a decay."""
    return lambda k, n, s, eta: eta * (warm_up(k, s) if k < s else cosine(k, n, s))


warm_up_then_cosine = Exercise(
    right=_rate(),
    mistakes={
        "The cosine is right. In your warm-up step 0 has a rate of 0: it would do nothing.": [
            _rate(warm_up=lambda k, s: k / s)
        ],
        "The warm-up is right. The cosine should begin at its maximum after the warm-up: count its steps from there.": [
            _rate(cosine=lambda k, n, s: (1 + cos(pi * k / n)) / 2)
        ],
        "The warm-up is right. The cosine has only n - s steps to decay.": [
            _rate(cosine=lambda k, n, s: (1 + cos(pi * (k - s) / n)) / 2)
        ],
        "The warm-up is right. The cosine is twice too large: 1 + cos(0) is 2.": [
            _rate(cosine=lambda k, n, s: 1 + cos(pi * (k - s) / (n - s)))
        ],
        "The warm-up is right. Your last step, k = n - 1, has a rate of 0. It should be 0 at k = n, not at n - 1.": [
            _rate(cosine=lambda k, n, s: (1 + cos(pi * (k - s) / (n - s - 1))) / 2)
        ],
        "The warm-up is right. Then you have a quarter of a cosine, which is steepest at its end. Half a cosine falls "
        "from its maximum to its minimum, and is level at both.": [
            _rate(cosine=lambda k, n, s: cos(pi / 2 * (k - s) / (n - s)))
        ],
        "The cosine is right. The warm-up shown above reaches eta at k = s; here it should reach eta one step "
        "earlier.": [_rate(warm_up=lambda k, s: 1 / s + (1 - 1 / s) * k / s)],
        "Your rates do not depend on eta.": [lambda k, n, s, eta: _rate()(k, n, s, 1.0)],
    },
    otherwise="It should be eta / s at k = 0, and eta at k = s - 1 and at k = s.",
    lesson="In torch that is SequentialLR of LinearLR(start_factor=1/s, total_iters=s-1) and "
    "CosineAnnealingLR(T_max=n-s), with milestones=[s]. Large language models are trained with it.",
    calls=tuple((k, 20, 5, 0.1) for k in range(20)),
)

TOPIC = Topic(
    place=(2, 2),
    formulas=r"""\text{cosine: } \eta_k = \frac{\eta}{2} \left( 1 + \cos \frac{\pi k}{n} \right)
        \text{step: } \eta_k = \eta \gamma^{\lfloor k / s \rfloor}
        \text{exponential: } \eta_k = \eta \gamma^k""",
    does=("step, exponential, cosine, warm-up, one-cycle, reduce on plateau", "`lr_scheduler`"),
    core=(("rates =", "def _one", "def _half", "def _plateau"), ("schedulers =", "scheduler.step")),
    mistake=Mistake(
        what="The rate within the momentum",
        why="Some textbooks have v ← μ v − η g and w ← w + v. The rule is the same as long as η is constant. When η "
        "falls, torch's v is scaled down at once, and this v keeps the old rate: the two differ from the step at "
        "which the schedule first changes η.",
        right="        v = MU * v + g\n        w = w - eta * v",
        wrong="        v = MU * v - eta * g\n        w = w + v",
    ),
    axes={f"{name}: eta": ("step",) for name in SETTINGS} | {f"{name}: w": ("step", NAMES) for name in SETTINGS},
    notebook=4,
)
