"""Bounds of the rounding errors of a correct implementation at one set of parameters.

Every tolerance for comparing parties comes from here. `descent.py` carries these bounds along a descent.
Each bound follows the computation forwards, with

    u        the unit roundoff, the largest relative error of one rounded operation: 2^-53 in float64
    near(t)  min(u, t), the largest error of rounding a result that lies t below 1: below 1 a float is at most u away,
             and 1, itself a float, is t away
    gamma(n) the relative error of a sum of n terms: n u in the worst case, and at most LAMBDA sqrt(n) u with a
             probability of 1 - 2 exp(-LAMBDA^2 / 2) = 1 - 3e-14 (Higham and Mary, "A new approach to probabilistic
             rounding error analysis", 2019); the smaller of the two

Library functions (exp, log1p, tanh) may err by 1 ulp = 2u each. The bounds also cover other ways to write the homework,
with the digits that each of them cancels: the textbook's ``y_out - y`` and ``h (1 - h)``, torch's
``(1 - y) z + softplus(-z)``, and autograd's derivative of log(1 + exp(t)), ``exp(t - log(1 + exp(t)))``. Let q = V x + b,
h = phi(q), z = u . h + a, s = (1 - 2y) z, and let l be one point's loss:

    dq  = 4u (|v1 x1| + |v2 x2| + |b|)                        rounding of x to the party's precision, product, two sums
    dh  = h' dq + near(1 - h) h (6 + 3 log(1/h))              exp, sum, quotient; or exp(-log(1 + exp(-q)))
    dz  = sum |u_j| dh_j + 5u (sum |u_j| h_j + |a|)           four products, four sums
    dl  = phi(s) dz + 6 (u l + (1 - y) min(u |z|, l))         softplus(s), or torch's
    dr  = phi(s) phi(-s) dz + near(1 - r) r (6 + 3 log(1/r) + |z|) + 2 y near(r)
                                                              r = |dE/dz| = phi(s), or y_out - y, or autograd's
    dh' = h' |1 - 2h| dq + u h' (8 + 3 log(1/h) + |q|) + 2 h near(1 - h)
                                                              phi(q) phi(-q), or h (1 - h), or autograd's

The smallest normal number is added to each, twice to dh': results below it lose digits, become 0, or are held at it.

Over the N points errors d_i add up to sum d_i in the worst case. If they are independent, the sum is at most
LAMBDA sqrt(sum d_i^2), with the same probability as above (Hoeffding's inequality). Points with equal y_out are not
independent: where the hidden layer saturates, hundreds of points have the same y_out and the same rounding error. The
errors of such points are added up first, and only the sums are squared.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from manual import by_hand
from manual.inputs import Array

FLOAT64 = 2.0**-53
FLOAT32 = 2.0**-24
DTYPE: dict[float, type[np.floating]] = {FLOAT64: np.float64, FLOAT32: np.float32}
TINY = {FLOAT64: 2.0**-1022, FLOAT32: 2.0**-126}  # the smallest normal numbers
LAMBDA = 8.0  # factor of standard deviations; see above


def gamma(n: int, u: float = FLOAT64) -> float:
    """Return the bound of the relative error of a sum of `n` terms."""
    return min(float(n), LAMBDA * float(np.sqrt(n))) * u


@dataclass(frozen=True)
class PointBounds:
    """The error bounds of a party's answers at one set of parameters and data."""

    network: Array  # (N,)
    loss: float
    gradient: Array  # (17,)
    gradient_scale: Array  # (17,): an error exceeds t times this with a probability of about 2 exp(-t^2 / 2)


def at_point(params: npt.ArrayLike, X: npt.ArrayLike, y: npt.ArrayLike, u: float = FLOAT64) -> PointBounds:
    """Bound the errors of the network, the loss and the gradient at parameters (17,) and points X (N, 2) with labels y.

    `u` is the unit roundoff of the party's arithmetic.
    """
    return on_the_way(params, X, y, u)[0]


def on_the_way(
    params: npt.ArrayLike, X: npt.ArrayLike, y: npt.ArrayLike, u: float = FLOAT64
) -> tuple[PointBounds, dict[str, Array]]:
    """Also bound the errors of the intermediate variables: q, G, dE_dG and dE_dq (4, N), z and dE_dz (N,).

    `PointBounds` does not hold them, since a long descent would keep them for each step.
    """
    u_out, a, V, b = by_hand.unpack(np.asarray(params, dtype=float))
    x, labels = np.asarray(X, dtype=float).T, np.asarray(y, dtype=float).reshape(-1)
    w, n, tiny = np.abs(u_out)[:, np.newaxis], labels.size, TINY[u]

    q = V @ x + b
    h, slope = by_hand.phi_and_slope(q)
    near_h, log_h = np.minimum(u, by_hand.phi(-q)), np.logaddexp(0, -q)
    dq = 4 * u * (np.abs(V) @ np.abs(x) + np.abs(b))
    dh = slope * dq + near_h * h * (6 + 3 * log_h)
    dslope = slope * np.abs(1 - 2 * h) * dq + u * slope * (8 + 3 * log_h + np.abs(q)) + 2 * h * near_h + 2 * tiny

    z = u_out @ h + a
    dz = (w * dh).sum(axis=0) + 5 * u * ((w * h).sum(axis=0) + np.abs(a))
    y_out, output_slope = by_hand.phi_and_slope(z)
    s = (1 - 2 * labels) * z
    ell, r = np.logaddexp(0, s), by_hand.phi(s)
    d_network = output_slope * dz + np.minimum(u, by_hand.phi(-z)) * y_out * (6 + 3 * np.logaddexp(0, -z)) + tiny
    d_ell = r * dz + 6 * (u * ell + (1 - labels) * np.minimum(u * np.abs(z), ell)) + tiny
    dr = output_slope * dz + 2 * labels * np.minimum(u, r) + tiny
    dr += np.minimum(u, by_hand.phi(-s)) * r * (6 + 3 * np.logaddexp(0, -s) + np.abs(z))

    hidden = w * r * slope  # |dE/dq|
    d_hidden = w * (dr * slope + r * dslope) + 3 * u * hidden + tiny
    terms = [r * h, r[np.newaxis], (hidden[:, np.newaxis] * np.abs(x)).reshape(8, n), hidden]
    dV = ((d_hidden + 2 * u * hidden)[:, np.newaxis] * np.abs(x)).reshape(8, n)
    errors = [dr * h + r * dh + u * r * h, dr[np.newaxis], dV, d_hidden]
    independent = _independent(np.vstack([d_ell, *errors]), y_out.astype(DTYPE[u]))
    worst, norm = independent.sum(axis=1), norms(independent)
    sums = np.vstack([ell, *terms]).sum(axis=1)
    bound = np.minimum(worst, LAMBDA * norm) + gamma(n, u) * sums
    dE_dG = w * (dr + u * r) + tiny
    scale = (norm + np.sqrt(n) * u * sums)[1:]
    between = {"q": dq, "G": dh, "z": dz, "dE_dz": dr, "dE_dG": dE_dG, "dE_dq": d_hidden}
    return PointBounds(d_network, float(bound[0]), bound[1:], scale), between


def _independent(errors: Array, y_out: npt.NDArray[np.floating]) -> Array:
    """Add up the errors of points with equal y_out: from shape (entries, N) to (entries, number of distinct y_out)."""
    order = np.argsort(y_out, kind="stable")
    first = np.flatnonzero(np.diff(y_out[order], prepend=np.nan) != 0)  # NaN differs from the first
    return np.add.reduceat(errors[:, order], first, axis=1)


def norms(rows: Array) -> Array:
    """Return the 2-norm of each row, scaled so that the squares do not underflow."""
    largest = np.abs(rows).max(axis=1)
    return largest * np.linalg.norm(rows / np.where(largest > 0, largest, 1.0)[:, np.newaxis], axis=1)
