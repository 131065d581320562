"""Of the notebook on curvature: the rate at which one step gets furthest down."""

from __future__ import annotations

import numpy as np

from crosscheck.course.exercise import Exercise, Numbers


def _given(seed: int) -> tuple[Numbers, Numbers]:
    """Draw a gradient, and the product of a Hessian with it."""
    rng = np.random.default_rng(seed)
    g, root = rng.normal(size=17), rng.normal(size=(17, 17))
    return g, root @ root.T @ g


def _rate(g: Numbers, Hg: Numbers) -> float:
    return float(g @ g / (g @ Hg))


best_rate = Exercise(
    right=_rate,
    mistakes=(
        (
            lambda g, Hg: 1 / _rate(g, Hg),
            "That is the other way round: where the loss curves more, the step must be shorter.",
        ),
        (
            lambda g, Hg: 2 * _rate(g, Hg),
            "There the parabola is as high as at the start again. Its lowest point is nearer.",
        ),
        (lambda g, Hg: _rate(g, Hg) / 2, "Mind the 1/2: the derivative of eta^2 / 2 is eta."),
        (
            lambda g, Hg: np.linalg.norm(g) / np.linalg.norm(Hg),
            "That compares lengths. H g does not point along g: what counts is its part along g.",
        ),
        (
            lambda g, Hg: -_rate(g, Hg),
            "The step is - eta g already, and here the loss curves upwards: eta is positive.",
        ),
    ),
    otherwise="E - eta g.g + eta^2/2 g.Hg is a parabola in eta. Where is its derivative 0?",
    lesson="g.g / g.Hg, without H itself: one product H v costs about two gradients, however many parameters there are.",
    calls=tuple(map(_given, (1, 2))),
)
