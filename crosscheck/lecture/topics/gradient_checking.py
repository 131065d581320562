"""Is a gradient right, and which step h of a difference quotient shows it best?"""

from collections.abc import Callable

import numpy as np

from crosscheck.figures.style import GREY, Axes, line, picture, powers_of_ten
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.homework.circles.rounding.point import FLOAT64, at_point
from crosscheck.lecture.exercise import Selection
from crosscheck.lecture.topic import YES_OR_NO, Allowed, Mistake, Quantities, Side, Start, Topic
from manual import by_hand
from manual.inputs import as_params
from manual.topics.gradient_checking import central, complex_step, one_sided
from manual.topics.per_sample_gradients import per_sample_gradients

STEPS = 10.0 ** -np.arange(0.0, 12.5, 0.5)
COMPLEX_STEPS = np.array([1e-2, 1e-8, 1e-20, 1e-100])

# Steps h of the check. Its result does not depend on rounding: the first h is too long, two pass, and at the last
# p + h equals p.
CHECKED = (1.0, 1e-4, 1e-5, 1e-20)

# In the imaginary part of a term: 4 in q, 6 in 1 + exp, 6 in the reciprocal, 7 in z, 6 in exp and 1 +, 2 in log1p, 1.
ROUNDINGS = 32


def measure(side: Side, start: Start) -> Quantities:
    """Estimate the gradient at every step, on one side."""
    code, given = side.code, side.arrays(*start.given)
    ways = ((code.one_sided, STEPS), (code.central, STEPS), (code.complex_step, COMPLEX_STEPS), (code.check, CHECKED))
    found = (np.array([np.asarray(way(*given, float(h)), dtype=float) for h in steps]) for way, steps in ways)
    return dict(zip(("one-sided", "central", "complex step", "checked"), found, strict=True))


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the least error of each difference quotient, and the step h that gives it."""
    exact = measured["complex step"][-1]
    ways = ("one-sided", "central")
    errors = {name: np.linalg.norm(measured[name] - exact, axis=1) / np.linalg.norm(exact) for name in ways}
    at_best = {f"least error, {name}": each.min() for name, each in errors.items()}
    return at_best | {f"step h of least error, {name}": STEPS[each.argmin()] for name, each in errors.items()}


def allowed(start: Start, measured: Quantities) -> dict[str, Allowed]:
    """Allow each side its rounding errors. Those of a loss are bounded at the ends of the longest steps."""
    ends = np.vstack([np.zeros(17), np.eye(17), -np.eye(17)]) * STEPS[0] + start.params
    of_loss, h = max(at_point(end, start.X, start.y).loss for end in ends), STEPS[:, np.newaxis]
    sizes = np.abs(per_sample_gradients(*start.given)).sum(axis=0)
    of_exact = 2 * (at_point(*start.given).gradient + ROUNDINGS * FLOAT64 * sizes)
    losses = {"one-sided": 2, "central": 1}
    apart = {name: 2 * (n * of_loss / h + 2 * FLOAT64 * np.abs(measured[name])) for name, n in losses.items()}
    of_losses = "two rounding errors of each loss, bounded in crosscheck/homework/circles/rounding/point.py, divided by the step"
    counted = "two rounding errors of the gradient, and 32 roundings a term, counted"
    of_quotients = {name: Allowed(each, of_losses) for name, each in apart.items()}
    return of_quotients | {"complex step": Allowed(of_exact, counted)}


WAYS: dict[str, Callable[..., Array]] = {"one-sided": one_sided, "central": central, "complex step": complex_step}
LEAST = 1e-17  # drawn for an error of exactly 0, which has no logarithm


@picture("Too long a step errs, and so does too short a step", height=5.6, legend=2)
def draw(start: Start, ax: Axes) -> None:
    """As the step h falls, the error of both difference quotients falls, until the subtraction cancels so many digits
    that it rises again: a V on logarithmic axes. The vertical lines show where theory expects the least error.
    The complex step subtracts nothing, and its error falls to the last digit.
    """
    exact = complex_step(*start.given, 1e-100)
    steps = STEPS[1:]  # at h = 1 the complex loss is evaluated past its branch points
    for i, (name, estimate) in enumerate(WAYS.items()):
        errors = [np.linalg.norm(estimate(*start.given, h) - exact) / np.linalg.norm(exact) for h in steps]
        ax.plot(steps, np.maximum(errors, LEAST), label=name, **line(i))
    for i, h in enumerate(best_steps(start)):
        ax.axvline(h, color=line(i)["color"], linestyle=line(i)["linestyle"], linewidth=1.6, zorder=1)
    powers_of_ten(ax, "x")
    powers_of_ten(ax, "y")
    ax.set(xlabel="step h, in the units of a parameter", ylabel="relative error of the gradient")
    ax.plot([], [], color=GREY, linewidth=1.6, label="best h in theory")


def best_steps(start: Start) -> tuple[float, float]:
    """Estimate the h of the least error, one-sided and central, from the mean squares of E'' and E''' along the axes."""
    h, delta, exact = 0.01, FLOAT64 * by_hand.loss(*start.given), complex_step(*start.given, 1e-20)
    E2 = np.sqrt(np.mean((2 * (one_sided(*start.given, h) - exact) / h) ** 2))
    E3 = np.sqrt(np.mean((6 * (central(*start.given, h) - exact) / h**2) ** 2))
    return 2 * np.sqrt(delta / E2), np.cbrt(3 * delta / E3)


def broken_gradient(params: Array, X: Array, y: Array) -> Array:
    """Return the 17 derivatives of the loss. Some are wrong."""
    u, a, V, b = by_hand.unpack(as_params(params))
    G, dphi, z = by_hand.forward(X.T, u, a, V, b)
    return by_hand.backward(X.T, y, np.full(4, u[0]), G, dphi, z)


WRONG = tuple(name for name in NAMES if name[0] in "vb" and name[1] != "1")  # of the hidden nodes but the first

wrong_derivatives = Selection(
    right=WRONG,
    among=NAMES,
    missing=lambda names: (
        "Some are wrong, but not at every point. How does INITIAL differ from a point drawn at random?"
        if len(names) == len(WRONG)
        else "These are wrong, but there are more. Does another point show them?"
    ),
    extra=lambda _: (
        "Some of these derivatives are right. An estimate with few right digits also differs from a right "
        "gradient: choose h by the picture."
    ),
    lesson="All parameters of the hidden nodes 2, 3 and 4: in the backward pass each node got the first node's weight, "
    "u1. At INITIAL all four weights are 5, so the homework's own tests do not show it.",
)

TOPIC = Topic(
    place=(4, 5),
    formulas=r"""\frac{E(p + h) - E(p)}{h}: \quad \text{error } \frac{h}{2} E\text{″} + \frac{2 \delta}{h}
        \frac{E(p + h) - E(p - h)}{2h}: \quad \text{error } \frac{h^2}{6} E\text{‴} + \frac{\delta}{h}
        \frac{\text{Im} \, E(p + i h)}{h}: \quad \text{error } \frac{h^2}{6} E\text{‴}""",
    does=("one-sided and central differences, the complex step", "`gradcheck`"),
    core=(("def central", "def check", "def _losses"), ("def check",)),
    deeper=("H = 1 / (1 + np.exp(-(W @ G + c)))", "H = torch.sigmoid(G @ W.T + c)"),
    mistake=Mistake(
        what="Divided by h, not by 2h",
        why="A central difference spans 2h. The check then refuses a right gradient at every h, and accepts the "
        "doubled gradient. A checker must itself be checked, with a known derivative.",
        right="return apart / (2 * h)",
        wrong="return apart / h",
    ),
    axes={
        **dict.fromkeys(("one-sided", "central"), (tuple(f"h = {h:.1e}" for h in STEPS), NAMES)),
        "complex step": (tuple(f"h = {h:.0e}" for h in COMPLEX_STEPS), NAMES),
        "checked": (tuple(f"h = {h:.0e}" for h in CHECKED),),
    },
    means={"checked": YES_OR_NO},
    notebook=2,
    exercises={"broken_gradient": broken_gradient},
)
