"""How does the gradient itself change, and which direction is downhill where curvature has both signs?"""

import numpy as np

from crosscheck.figures.style import BLUE, INK, VERMILION, Axes, picture, power_of_ten
from crosscheck.homework.circles.contract import INITIAL, NAMES
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import Mistake, Numbers, Quantities, Side, Start, Topic
from manual.topics.second_derivatives import eigenvalues


def measure(side: Side, start: Start) -> Quantities:
    """Differentiate twice at the start, and at the homework's start, where curvature has both signs, on one side."""
    direction = np.random.default_rng(start.seed).normal(size=len(NAMES))
    params, X, y, v, initial = side.arrays(*start.given, direction, INITIAL)
    return {
        "H": side.code.hessian(params, X, y),
        "Gauss-Newton": side.code.gauss_newton(params, X, y),
        "H v": side.code.hessian_vector(params, X, y, v),
        "eigenvalues": side.code.eigenvalues(params, X, y),
        "eigenvalues at initial": side.code.eigenvalues(initial, X, y),
        "Newton step": side.code.newton_step(params, X, y),
    }


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the curvatures of the loss at the homework's start."""
    curvatures = measured["eigenvalues at initial"]
    return {
        "directions in which the loss curves downwards at the homework's start, of 17": np.sum(curvatures < 0),
        "least curvature there": curvatures.min(),
        "largest curvature there": curvatures.max(),
        "learning rate above which descent diverges in that direction, 2 / curvature": 2 / curvatures.max(),
    }


FLAT = 0.01  # the picture's axis is linear from -FLAT to FLAT


@picture("How the loss curves in 17 directions", rows=2, height=8.6)
def draw(start: Start, *axes: Axes) -> None:
    """The curvature of the loss along the 17 eigenvectors of the Hessian, the least first, at the homework's
    start and at a random start. Below 0 the loss curves downwards. There Newton's step, which goes to where the slope
    would be 0, may go uphill unless it is damped.
    """
    for ax, name, params in zip(axes, ("homework's start", "random start"), (INITIAL, start.params), strict=True):
        values = eigenvalues(params, start.X, start.y)
        place = np.arange(1, len(values) + 1)
        for sign, colour, marker, label in ((1, BLUE, "o", "upwards"), (-1, VERMILION, "s", "downwards")):
            chosen = np.sign(values) == sign
            ax.vlines(place[chosen], 0, values[chosen], color=colour, linewidth=2.6)
            ax.plot(place[chosen], values[chosen], marker, color=colour, label=label)
        ax.axhline(0, color=INK, linewidth=1.2)
        ax.set_yscale("symlog", linthresh=FLAT)
        ticks = [-100, -1, -FLAT, 0, FLAT, 1, 100]
        ax.set_yticks(ticks, ["0" if t == 0 else ("−" if t < 0 else "") + power_of_ten(abs(t)) for t in ticks])
        ax.set_yticks([], minor=True)
        ax.set(ylim=(-1000, 1000), ylabel="curvature", title=f"{name}: {np.sum(values < 0)} of 17 downwards")
    axes[-1].set_xlabel("eigenvector, by its curvature")


def _given(seed: int) -> tuple[Numbers, Numbers]:
    """Draw a gradient, and the product of a Hessian with it."""
    rng = np.random.default_rng(seed)
    g, root = rng.normal(size=17), rng.normal(size=(17, 17))
    return g, root @ root.T @ g


def _rate(g: Numbers, Hg: Numbers) -> float:
    return float(g @ g / (g @ Hg))


best_rate = Exercise(
    right=_rate,
    mistakes={
        "That is inverted: where the loss curves more, the step must be shorter.": [lambda *g: 1 / _rate(*g)],
        "There the parabola is as high as at the start. Its minimum is nearer.": [lambda *g: 2 * _rate(*g)],
        "Mind the 1/2: the derivative of eta^2 / 2 is eta.": [lambda *g: _rate(*g) / 2],
        "That compares lengths. H g does not point along g: only its component along g counts.": [
            lambda g, Hg: np.linalg.norm(g) / np.linalg.norm(Hg)
        ],
        "The step is - eta g already, and here the loss curves upwards: eta is positive.": [lambda *g: -_rate(*g)],
    },
    otherwise="E - eta g.g + eta^2/2 g.Hg is a parabola in eta. Where is its derivative 0?",
    lesson="g.g / g.Hg, without H itself: one product H v costs about two gradients, however many parameters there "
    "are.",
    calls=tuple(map(_given, (1, 2))),
)

TOPIC = Topic(
    place=(4, 3),
    formulas=r"""H = \frac{d^2 E}{dw^2} \qquad H v = \frac{d}{dt} \nabla E (w + t v)
        \text{Newton: } w \leftarrow w - (H + \mu I)^{-1} \nabla E""",
    does=(
        "the Hessian, its products with vectors, Gauss-Newton, a damped Newton step",
        "`torch.func.hessian`, `jvp` of `grad`",
    ),
    core=(("def hessian", "def gauss_newton"), ("def hessian", "def gauss_newton")),
    deeper=(
        """H = phi(W @ G + c)
dH = H * (1 - H)
Rr = RW @ G + W @ RG + Rc
RH = dH * Rr
dE_dH = np.outer(u, dE_dz)
RdE_dH = np.outer(Ru, dE_dz) + np.outer(u, RdE_dz)
dE_dr = dE_dH * dH
RdE_dr = RdE_dH * dH + dE_dH * dH * (1 - 2 * H) * Rr
RdE_dW = RdE_dr @ G.T + dE_dr @ RG.T
RdE_dc = RdE_dr.sum(axis=1)
dE_dG = W.T @ dE_dr
RdE_dG = RW.T @ dE_dr + W.T @ RdE_dr""",
        "H = torch.sigmoid(linear(G, W, c))",
    ),
    mistake=Mistake(
        what="A Newton step without damping",
        why="Newton's step goes to where the gradient of the quadratic model is 0. If the loss curves downwards in "
        "some direction, this is a saddle or a maximum. If the loss hardly curves, the step is far too long.",
        right="np.linalg.solve(H + mu * np.eye(17), gradient)",
        wrong="np.linalg.solve(H, gradient)",
    ),
    axes=dict.fromkeys(("eigenvalues", "eigenvalues at initial"), ("eigenvalue",)),
    notebook=7,
)
