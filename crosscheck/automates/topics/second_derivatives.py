"""Second derivatives: the Hessian whole, in parts, times a vector, its eigenvalues, and a step that uses it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import INITIAL, NAMES, Array
from crosscheck.rounding.point import FLOAT64, at_point, gamma, on_the_way
from manual.by_hand import phi, unpack

ROUNDINGS = (
    24  # of one point's share of H v: 3 R(q), 1 R(G), 9 R(z), 3 R(dE/dz), 3 R(dE/dG), 4 R(dE/dq), 1 x; the longest way
)


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Differentiate twice at the start, and at the homework's, where curvature has both signs, on one side."""
    params, X, y, v, initial = side.arrays(start.params, start.X, start.y, _direction(start), INITIAL)
    return {
        "H": side.code.hessian(params, X, y),
        "Gauss-Newton": side.code.gauss_newton(params, X, y),
        "H v": side.code.hessian_vector(params, X, y, v),
        "eigenvalues": side.code.eigenvalues(params, X, y),
        "eigenvalues at initial": side.code.eigenvalues(initial, X, y),
        "Newton step": side.code.newton_step(params, X, y),
    }


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors, and what they do to the eigenvalues and to the step.

    - H v adds up the entries of a row, and the bounds of H with them.
    - An eigenvalue changes by at most the 2-norm of what H changes by (Weyl); LAPACK finds those of a matrix that is
      n u ||H|| away (LAPACK Users' Guide, 4.7, with p(n) = n).
    - The step s solves A s = gradient, where A = H + mu has no eigenvalue below 1. To first order s changes by the change of
      the gradient and of A times |s|, for ||1 / A|| <= 1. Elimination itself solves with a matrix that is 3n u |L||U| away,
      and the norm of |L||U| is at most n ||A|| (Higham, "Accuracy and Stability", 9.3 and 10.1).
    """
    u, n = FLOAT64, len(NAMES)
    of_H, of_gauss_newton = _bounds(start.params, start)
    of_eigenvalues = _weyl(of_H, by_hand["eigenvalues"])
    of_initial = _weyl(_bounds(INITIAL, start)[0], by_hand["eigenvalues at initial"])

    size = np.linalg.norm(by_hand["Newton step"] - start.params)
    A = by_hand["H"] + np.eye(n) * (1 - min(by_hand["eigenvalues"][0], 0))
    of_A = np.linalg.norm(of_H) + of_eigenvalues + 2 * 3 * n * u * n * np.linalg.norm(A, 2)
    of_gradient = np.linalg.norm(2 * at_point(start.params, start.X, start.y).gradient)
    of_step = of_gradient + of_A * size + 2 * u * np.abs(by_hand["Newton step"])

    rounding = "two rounding errors of sums over the points, each factor bounded in crosscheck/rounding/point.py"
    return {
        "H": Allowed(of_H, rounding),
        "Gauss-Newton": Allowed(of_gauss_newton, rounding),
        "H v": Allowed(of_H @ np.abs(_direction(start)), rounding),
        "eigenvalues": Allowed(of_eigenvalues, "Weyl: the norm of the bounds of H; and n u ||H|| twice"),
        "eigenvalues at initial": Allowed(of_initial, "Weyl: the norm of the bounds of H; and n u ||H|| twice"),
        "Newton step": Allowed(of_step, "the bounds of gradient and H, times the condition of the step"),
    }


def _direction(start: Start) -> Array:
    return np.random.default_rng(start.seed).normal(size=len(NAMES))


def _weyl(of_H: Array, eigenvalues: Numbers) -> float:
    return float(np.linalg.norm(of_H)) + 2 * len(NAMES) * FLOAT64 * float(np.abs(eigenvalues).max())


def _bounds(params: Array, start: Start) -> tuple[Array, Array]:
    """Bound how far the two sides' H, and its Gauss-Newton part, may lie apart, entry by entry.

    With the errors dG, dy_out and d(dE/dz) of `point`, and G (1 - G) taken as written:

        dφ' = |1 - 2G| dG + 3u φ'        dφ'' = |1 - 2G| dφ' + 2 φ' dG + 2u |φ''|
    """
    X, y, u = start.X, start.y, FLOAT64
    bounds, of_network = on_the_way(params, X, y), at_point(params, X, y).network
    u_out, a, V, b = unpack(params)
    w, x = np.abs(u_out)[:, np.newaxis], np.vstack([np.abs(X.T), np.ones(len(X))])
    G = phi(V @ X.T + b)
    y_out = phi(u_out @ G + a)
    r, dr = np.abs(y_out - y), bounds.dE_dz

    slope, dslope = _slope(G, bounds.G)
    bend = slope * np.abs(1 - 2 * G)
    dbend = np.abs(1 - 2 * G) * dslope + 2 * slope * bounds.G + 2 * u * bend
    weight, dweight = _slope(y_out, of_network)

    J = np.vstack([G, np.ones(len(X)), *_by_inputs(w * slope, x)])
    dJ = np.vstack([bounds.G, np.zeros(len(X)), *_by_inputs(w * dslope, x)])
    parts = (J * weight) @ J.T
    errors = (J * dweight) @ J.T + (dJ * weight) @ J.T + (J * weight) @ dJ.T
    of_gauss_newton = 2 * (errors + (ROUNDINGS * u + gamma(len(y))) * parts)
    for j in range(4):
        at = [5 + 2 * j, 6 + 2 * j, 13 + j]
        mixed, dmixed = x @ (r * slope[j]), x @ (dr * slope[j] + r * dslope[j])
        for block in ((j, at), (at, j)):
            parts[block] += mixed
            errors[block] += dmixed
        square = np.ix_(at, at)
        parts[square] += (x * r * w[j] * bend[j]) @ x.T
        errors[square] += (x * w[j] * (dr * bend[j] + r * dbend[j])) @ x.T
    return 2 * (errors + (ROUNDINGS * u + gamma(len(y))) * parts), of_gauss_newton


def _slope(G: Array, dG: Array) -> tuple[Array, Array]:
    slope = G * (1 - G)
    return slope, np.abs(1 - 2 * G) * dG + 3 * FLOAT64 * slope


def _by_inputs(dz_dq: Array, x: Array) -> tuple[Array, Array]:
    return (dz_dq[:, np.newaxis] * x[:2]).reshape(8, -1), dz_dq


TOPIC = Topic(
    name="second_derivatives",
    question="How does the gradient itself change, and which way is down where curvature has both signs?",
    you_write="the Hessian, its products with vectors, Gauss-Newton, a damped Newton step",
    framework_does="`torch.func.hessian`, `jvp` of `grad`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="A Newton step without damping",
        why=(
            "Newton's step goes to where the gradient of the quadratic model is 0. Where the loss curves "
            "downwards in some direction that is a saddle or a maximum, and where it hardly curves the step is "
            "far too long."
        ),
        side="by hand",
        right="return params - np.linalg.solve(H + mu * np.eye(17), loss_gradient(params, X, y))",
        wrong="return params - np.linalg.solve(H, loss_gradient(params, X, y))",
    ),
    axes={
        "H": (NAMES, NAMES),
        "Gauss-Newton": (NAMES, NAMES),
        "H v": (NAMES,),
        "eigenvalues": ("eigenvalue",),
        "eigenvalues at initial": ("eigenvalue",),
        "Newton step": (NAMES,),
    },
)
