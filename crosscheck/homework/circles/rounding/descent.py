"""Bounds of the errors of a correct descent at each step.

With the Hessian H = d^2E/dparams^2 and A = I - eta H, an error e of the parameters becomes, one step later,

    e_{k+1} = A_k e_k - eta dgradient_k + rounding of the update

The update p - eta g is a product, with eta rounded to the party's precision, and a difference, rounded to the nearest p:

    rounding = 2u eta |g| + half an ulp of p

Two bounds of e are carried along, and the smaller one is used. In the worst case norms add up:

    norm_bound_{k+1} = ||A_k|| norm_bound_k + eta ||dgradient_k|| + ||rounding_k||

If the errors of different steps are independent, as `point` assumes for different points, their covariance is bounded
by P. Then |w . e| exceeds LAMBDA sqrt(w P w) with the same probability of 3e-14:

    P_{k+1} = A_k P_k A_k^T + eta^2 17 diag(scale_k^2) + diag(rounding_k^2)

The factor 17 allows for entries of one gradient that err together: (sum_i w_i e_i)^2 <= 17 sum_i w_i^2 e_i^2. Roundings
are not independent where the update changes by less than an ulp of p from one step to the next, |eta H eta g| < ulp: the
same rounding then comes again at every step. Such roundings are systematic: they are left out of P, and their norms are
added up.

The errors of all other quantities follow to first order, as w . e. The vector w is a row of the identity for the
parameters, a row of H for the gradient, the gradient itself for the loss, and dy_out/dparams for the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.rounding.point import FLOAT64, LAMBDA, PointBounds, at_point, norms
from crosscheck.submissions.errors import CannotJudgeError
from manual import by_hand
from manual.inputs import Array

HESSIAN_STEP = 1e-5  # step of central differences of the gradient; H is accurate to about 1e-9, enough for a bound
HESSIANS = 100  # H is computed every n_steps // HESSIANS steps: it changes by per cents over ten steps at eta = 0.001


class BoundsOverflowError(CannotJudgeError, ValueError, OverflowError):
    """The error bounds of a descent overflow, since eta is far too large."""


def along_descent(
    initial: npt.ArrayLike, X: npt.ArrayLike, y: npt.ArrayLike, eta: float, n_steps: int, u: float = FLOAT64
) -> list[StepBounds]:
    """Bound the errors at the start and at every step of a descent. The path is computed by hand, in float64.

    `u` is the unit roundoff of the party's arithmetic; `initial` (17,) and X (N, 2) must be numbers of that precision.
    Raises BoundsOverflowError if the bounds overflow, which means that eta is far too large.
    """
    params, carried, bounds = np.array(initial, dtype=float), Carried(0.0, 0.0, np.zeros((17, 17))), []
    for step in range(n_steps + 1):
        if step % max(1, n_steps // HESSIANS) == 0:
            curvature = Curvature(hessian(params, X, y), eta)
        slope = by_hand.loss_gradient(params, X, y)
        bounds.append(StepBounds(params, at_point(params, X, y, u), carried, curvature, slope, X))
        if step < n_steps:
            carried = carry(bounds[-1], u)
            params = params - eta * slope
    return bounds


class Curvature:
    """The Hessian H at a step, the matrix A that propagates errors, and its norm."""

    def __init__(self, H: Array, eta: float) -> None:
        self.H, self.eta = H, eta
        self.A = np.eye(len(H)) - eta * H
        self.growth = float(np.linalg.norm(self.A, 2))


@dataclass(frozen=True)
class Carried:
    """Bounds of the parameters' error e after some steps."""

    norm_bound: float  # worst-case bound of ||e||_2
    systematic: float  # bound of the 2-norm of the sum of all systematic roundings
    covariance: Array  # (17, 17): P, for all other errors

    def bound(self, rows: Array) -> Array:
        """Bound |w . e| for each row w of an array (n, 17). Returns shape (n,)."""
        norm = norms(rows)
        unit = rows / np.where(norm > 0, norm, 1.0)[:, np.newaxis]  # else products of tiny numbers underflow
        deviation = np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", unit, self.covariance, unit), 0.0))
        return norm * np.minimum(self.norm_bound, LAMBDA * deviation + self.systematic)


def carry(step: StepBounds, u: float) -> Carried:
    """Return the bounds at the next step. Raises BoundsOverflowError if they overflow."""
    before, here, curvature = step.carried, step.here, step.curvature
    eta, A, update = curvature.eta, curvature.A, curvature.eta * step.slope
    ulp = np.spacing(np.abs(step.at)) * (u / FLOAT64)
    rounding = 2 * u * np.abs(update) + ulp / 2
    systematic = np.abs(eta * curvature.H @ update) < ulp
    after = Carried(
        curvature.growth * before.norm_bound + abs(eta) * _norm(here.gradient) + _norm(rounding),
        curvature.growth * before.systematic + _norm(rounding[systematic]),
        A @ before.covariance @ A.T
        + np.diag(update.size * (eta * here.gradient_scale) ** 2 + np.where(systematic, 0.0, rounding) ** 2),
    )
    if not np.isfinite(after.norm_bound) or not np.isfinite(after.covariance).all():
        raise BoundsOverflowError(f"At eta = {eta:g} the error bounds overflow: nothing can be judged.")
    return after


@dataclass(frozen=True)
class StepBounds:
    """The error bounds at one step of a descent: of the parameters, and of an evaluation at them."""

    at: Array  # (17,): the parameters
    here: PointBounds  # bounds of an evaluation at exactly these parameters
    carried: Carried  # bounds of the parameters' own error
    curvature: Curvature
    slope: Array  # (17,): the gradient there
    X: npt.ArrayLike

    @cached_property
    def params(self) -> Array:
        """Bound each parameter's error, shape (17,)."""
        return self.carried.bound(np.eye(self.at.size))

    @cached_property
    def gradient(self) -> Array:
        """Bound the gradient's error, shape (17,), the parameters' error included."""
        return self.here.gradient + self.carried.bound(self.curvature.H)

    @cached_property
    def loss(self) -> float:
        """Bound the loss's error, the parameters' error included."""
        return self.here.loss + float(self.carried.bound(self.slope[np.newaxis])[0])

    @cached_property
    def network(self) -> Array:
        """Bound the outputs' errors, shape (N,), the parameters' error included."""
        return self.here.network + self.carried.bound(_jacobian(self.at, np.asarray(self.X, dtype=float)))


def hessian(params: Array, X: npt.ArrayLike, y: npt.ArrayLike) -> Array:
    """Approximate d^2E/dparams^2, shape (17, 17), by central differences of the gradient by hand.

    Row i holds the derivatives of the gradient's entry i. Its error is small relative to that entry, even if the entry
    is tiny. To keep this, the matrix is not made symmetric.
    """
    slope, steps = by_hand.loss_gradient, HESSIAN_STEP * np.eye(params.size)
    apart = np.array([slope(params + step, X, y) - slope(params - step, X, y) for step in steps])
    return apart.T / (2 * HESSIAN_STEP)


def _jacobian(params: Array, X: Array) -> Array:
    """Differentiate the N outputs: dy_out/dparams, shape (N, 17)."""
    u, a, V, b = by_hand.unpack(params)
    G, dphi = by_hand.phi_and_slope(V @ X.T + b)
    dz_dq = u[:, np.newaxis] * dphi  # (4, N)
    dz_dV = (dz_dq[:, np.newaxis] * X.T).reshape(8, -1)
    dz = np.vstack([G, np.ones(len(X)), dz_dV, dz_dq])
    return (by_hand.phi_and_slope(u @ G + a)[1] * dz).T


def _norm(vector: Array) -> float:
    return float(np.linalg.norm(vector))
