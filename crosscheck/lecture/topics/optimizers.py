"""How do momentum, RMSprop and Adam use a gradient, and what do they store?

The gradients are given. If each side computed its own, its rounding errors would grow from step to step. So nothing is
amplified.
"""

from typing import Any

import numpy as np

from crosscheck.figures.style import DASHES, INK, LINES, MARKERS, PALE, PAPER, Axes, picture
from crosscheck.homework.circles.contract import ETA, INITIAL, NAMES, Array
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import Mistake, Quantities, Side, Start, Topic
from manual import by_hand
from manual.topics import optimizers

N_STEPS = 100
MU, ALPHA, BETA1, BETA2, EPSILON, LAMBDA = 0.9, 0.99, 0.9, 0.999, 1e-8, 0.1
RATE = 0.01  # learning rate of the rules that divide by the gradient's size; about the length of a step
ADAM = (BETA1, BETA2, EPSILON)
SETTINGS: dict[str, tuple[float, ...]] = {"sgd": (ETA,), "momentum": (ETA, MU), "nesterov": (ETA, MU)}
SETTINGS |= {"rmsprop": (RATE, ALPHA, EPSILON), "adam": (RATE, *ADAM), "adamw": (RATE, *ADAM, LAMBDA)}
REMEMBERED = {"sgd": "w", "momentum": "wv", "nesterov": "wv", "rmsprop": "wv", "adam": "wmv", "adamw": "wmv"}
QUANTITIES = {f"{rule}: {name}": (rule, i) for rule, names in REMEMBERED.items() for i, name in enumerate(names)}


def measure(side: Side, start: Start) -> Quantities:
    """Take all steps by each rule."""
    w, gradients = side.arrays(start.params, gradients_along_descent(start))
    steps = {rule: side.code.steps(rule, w, gradients, *settings) for rule, settings in SETTINGS.items()}
    return {name: steps[rule][:, i] for name, (rule, i) in QUANTITIES.items()}


def telling(start: Start, measured: Quantities) -> Quantities:
    """Return the distance that each rule covers with the same 100 gradients."""
    way = {rule: np.linalg.norm(measured[f"{rule}: w"][-1] - start.params) for rule in SETTINGS}
    return {f"|w - start| after {N_STEPS} steps of {rule}": length for rule, length in way.items()}


def gradients_along_descent(start: Start, eta: float = ETA, n_steps: int = N_STEPS) -> Array:
    """Differentiate the loss at the first points of the homework's descent: shape (n_steps, 17)."""
    w, gradients = start.params, []
    for _ in range(n_steps):
        gradients.append(by_hand.loss_gradient(w, start.X, start.y))
        w = w - eta * gradients[-1]
    return np.array(gradients)


FREE = [NAMES.index("v12"), NAMES.index("u1")]  # the two parameters that move in the picture
FROM, DRAWN = (-9.0, 2.0), 50  # their start; the number of steps
RULES: dict[str, tuple[str, tuple[float, ...]]] = {
    "SGD": ("sgd", (0.05,)),
    "momentum": ("momentum", (0.01, MU)),
    "Nesterov": ("nesterov", (0.01, MU)),
    "RMSprop": ("rmsprop", (0.3, ALPHA, EPSILON)),
    "Adam": ("adam", (0.6, *ADAM)),
}


@picture("One valley of the loss, five ways through it", height=7.2, legend=2, grid=None)
def draw(start: Start, ax: Axes) -> None:
    """Contours of the loss over the parameters v12 and u1, the others at the homework's start, and fifty steps of each
    rule from the same point. Each rule has a suitable learning rate η and a marker at every fifth step. Plain descent
    (SGD) oscillates across the valley, then creeps along it. Momentum gathers speed along the valley and oscillates
    across it, Nesterov's momentum less so. RMSprop and Adam divide each derivative by its size, and move both
    parameters at about the same pace from the first step on.
    """
    v12, u1 = np.linspace(-10, 6, 161), np.linspace(0, 12, 81)
    E = np.array([[by_hand.loss(at(across, up), start.X, start.y) for across in v12] for up in u1])
    ax.contour(v12, u1, E, levels=np.geomspace(1.02 * E.min(), E.max(), 16), colors=[PALE], linewidths=1.4)
    for (name, (rule, settings)), colour, dashes, marker in zip(RULES.items(), LINES, DASHES, MARKERS, strict=False):
        w, label = path(rule, settings, start.X, start.y), f"{name}, η = {settings[0]:g}"
        style: dict[str, Any] = {"color": colour, "linestyle": dashes, "marker": marker, "markerfacecolor": PAPER}
        ax.plot(*w.T, markevery=5, label=label, **style)
    ax.plot(*FROM, "*", color=INK, markersize=18, label="start")
    ax.set(xlabel="hidden weight v12", ylabel="output weight u1", xticks=range(-8, 7, 2))


def at(v12: float, u1: float) -> Array:
    """Return the homework's parameters with these values of v12 and u1."""
    w = np.array(INITIAL, dtype=float)
    w[FREE] = v12, u1
    return w


def path(rule: str, settings: tuple[float, ...], X: Array, y: Array) -> Array:
    """Descend by a rule in the two parameters, with the gradient at each current w: shape (DRAWN + 1, 2)."""
    start = at(*FROM)
    trajectory, gradients = [start], []
    for _ in range(DRAWN):
        gradient = np.zeros(17)
        gradient[FREE] = by_hand.loss_gradient(trajectory[-1], X, y)[FREE]
        gradients.append(gradient)
        trajectory.append(optimizers.steps(rule, start, np.array(gradients), *settings)[-1, 0])
    return np.array(trajectory)[:, FREE]


momentum_factor = Exercise(
    right=10.0,
    mistakes={
        "0.9 is the factor of the last v in one step. Then g is added.": [0.9],
        "That is SGD's step, and momentum's first. The second is longer: v = 0.9 g + g.": [1.0],
        "That is momentum's second step. Go on: which v does not change under v = 0.9 v + g?": [1.9],
        "That is the part of v from earlier steps. This step's own g is added to it.": [9.0],
        "That is inverted.": [0.1],
    },
    otherwise="After many steps v no longer changes: put v on both sides of v = 0.9 v + g, and solve for v.",
    lesson="1 / (1 - 0.9). So a good rate for SGD may be ten times too large with momentum.",
)

TOPIC = Topic(
    place=(2, 1),
    formulas=r"""\text{SGD: } w \leftarrow w - \eta g
        \text{momentum: } v \leftarrow \mu v + g \qquad w \leftarrow w - \eta v
        \text{Adam: } m \leftarrow \beta_1 m + (1 - \beta_1) g \qquad v \leftarrow \beta_2 v + (1 - \beta_2) g^2
        w \leftarrow w - \eta \frac{\hat m}{\sqrt{\hat v} + \varepsilon}""",
    does=("SGD, momentum, Nesterov, RMSprop, Adam, AdamW, with their states", "`torch.optim`"),
    core=(("def _",), ("rules =", "optimizer.step")),
    mistake=Mistake(
        what="Adam with weight decay, for AdamW",
        why="Both take `weight_decay`, but the algorithms differ. AdamW scales w by a factor below 1. Adam adds λ w "
        "to the gradient and then divides by the gradient's size, so weights with large gradients decay less.",
        right="AdamW([w], lr, (b1, b2), *of)",
        wrong="Adam([w], lr, (b1, b2), *of)",
    ),
    axes=dict.fromkeys(QUANTITIES, ("step", NAMES)),
    notebook=4,
)
