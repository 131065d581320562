"""Of the notebook on what a framework automates: one more line of the chain rule."""

from __future__ import annotations

import numpy as np

from crosscheck.course.exercise import Exercise, Numbers

POINTS = 5


def _given(seed: int) -> tuple[Numbers, ...]:
    """Draw u, V, G and dE/dz."""
    rng = np.random.default_rng(seed)
    shapes = ((4,), (4, 2), (4, POINTS), (POINTS,))
    u, V, q, dE_dz = (rng.normal(size=shape) for shape in shapes)
    return u, V, 1 / (1 + np.exp(-q)), dE_dz


def _of_points(u: Numbers, V: Numbers, G: Numbers, dE_dz: Numbers) -> Numbers:
    dE_dq = np.outer(u, dE_dz) * G * (1 - G)
    dE_dx: Numbers = V.T @ dE_dq
    return dE_dx


derivative_by_points = Exercise(
    right=_of_points,
    mistakes=(
        (
            lambda u, V, G, dE_dz: V.T @ np.outer(u, dE_dz),
            "You went from G to x at once. Between them lies q, and the sigmoid has a slope there.",
        ),
        (
            lambda u, V, G, dE_dz: V.T @ (dE_dz * G * (1 - G)),
            "You went from z to q at once. Between them lies G: how does z depend on it?",
        ),
        (
            lambda u, V, G, dE_dz: -_of_points(u, V, G, dE_dz),
            "The sign is wrong: there is no minus between z and x in the forward pass.",
        ),
        (
            lambda u, V, G, dE_dz: V.T @ (np.outer(u, dE_dz) * G),
            "The sigmoid's value is not its slope.",
        ),
    ),
    otherwise="Go back one line at a time: z, G, q, x. Each line multiplies by how it depends on the one before.",
    lesson="Torch computes the same if the points are recorded, too: X.requires_grad_() before the forward pass, X.grad after.",
    calls=tuple(map(_given, (1, 2))),
)
