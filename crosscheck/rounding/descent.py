"""How far a correct descent may lie from the exact one, step after step.

With curvature H = d^2E/dparams^2 and A = I - eta H, an error e of the parameters is carried along as

    e_{k+1} = A_k e_k - eta dgradient_k + rounding of the update

where the update p - eta g is a product, with eta in the party's precision, and a difference, rounded to the nearest p:

    rounding = 2u eta |g| + half an ulp of p

In the worst case norms add up: ||A|| ||e|| + eta ||dgradient|| + ||rounding||. If the errors of different steps are
independent, as `budgets` takes those of different points to be, what bounds their spread is carried along instead,

    P_{k+1} = A_k P_k A_k^T + eta^2 17 diag(scale_k^2) + diag(rounding_k^2)

(17, since the entries of one gradient may err together: (sum_i w_i e_i)^2 <= 17 sum_i w_i^2 e_i^2) and |w . e| exceeds
LAMBDA sqrt(w P w) with the same probability of 3e-14. But where an update changes by less than an ulp from step to step,
eta |H eta g|, it is rounded alike again and again: such roundings are not part of P, and their norms are added up. The
smaller of the two bounds holds. Everything that depends on the parameters follows to first order: w is a row of the
identity for the parameters, of H for the gradient, the gradient for the loss, and dy_out/dparams for the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import Array
from crosscheck.rounding.point import FLOAT64, LAMBDA, PointBudget, at_point, norms
from manual import by_hand

HESSIAN_STEP = 1e-5  # of central differences of the gradient; error about 1e-9 of H, which only scales a bound


def along_descent(
    initial: npt.ArrayLike, X: npt.ArrayLike, y: npt.ArrayLike, eta: float, n_steps: int, u: float = FLOAT64
) -> list[StepBudget]:
    """Budget every step of a descent, the start included, along the path by hand.

    One Hessian serves a hundredth of a long run: the path is smooth, and the bound no sharper than that.

    Parameters
    ----------
    initial : array of shape (17,)
    X, y : arrays of shape (N, 2) and (N,) or (N, 1)
    eta : float
    n_steps : int
    u : float
        The unit roundoff of the party's arithmetic, in which `initial` and X are taken to be exact.

    Raises
    ------
    OverflowError
        If the bounds overflow: eta is far too large.
    """
    descent = DescentBudget(X, y, eta, u, hessian_every=max(1, n_steps // 100))
    _, path = by_hand.optimize(initial, X, y, eta, n_steps)
    return [descent.visit(params) for params in path]


class DescentBudget:
    """The budgets of a descent, step after step: feed it the parameters before each step.

    Parameters
    ----------
    X, y : arrays of shape (N, 2) and (N,) or (N, 1)
    eta : float
    u : float
        The unit roundoff of the party's arithmetic.
    hessian_every : int
        For how many steps one Hessian serves; at the homework's eta it changes by per cents over ten.
    """

    def __init__(
        self,
        X: npt.ArrayLike,
        y: npt.ArrayLike,
        eta: float,
        u: float = FLOAT64,
        hessian_every: int = 1,
    ) -> None:
        self.X, self.y, self.eta, self.u, self.hessian_every = X, y, eta, u, hessian_every
        self.steps = 0
        self._carried = Carried(0.0, 0.0, np.zeros((17, 17)))

    def visit(self, params: Array) -> StepBudget:
        """Budget the step at `params`, and carry its errors on to the next."""
        if self.steps % self.hessian_every == 0:
            self._H = hessian(params, self.X, self.y)
            self._A = np.eye(params.size) - self.eta * self._H
            self._growth = float(np.linalg.norm(self._A, 2))
        here, slope = at_point(params, self.X, self.y, self.u), by_hand.loss_gradient(params, self.X, self.y)
        budget = StepBudget(params, here, self._carried, self._H, slope, self.X)
        self._carried = self._after(params, here, self.eta * slope)
        self.steps += 1
        return budget

    def _after(self, params: Array, here: PointBudget, update: Array) -> Carried:
        before, eta = self._carried, abs(self.eta)
        ulp = np.spacing(np.abs(params)) * (self.u / FLOAT64)
        rounding = 2 * self.u * np.abs(update) + ulp / 2
        alike = np.abs(eta * self._H @ update) < ulp
        after = Carried(
            self._growth * before.worst + eta * float(np.linalg.norm(here.gradient)) + float(np.linalg.norm(rounding)),
            self._growth * before.alike + float(np.linalg.norm(rounding[alike])),
            self._A @ before.spread @ self._A.T
            + np.diag(params.size * (eta * here.gradient_scale) ** 2 + np.where(alike, 0.0, rounding) ** 2),
        )
        if not np.isfinite(after.worst) or not np.isfinite(after.spread).all():
            raise OverflowError(f"The budgets of a descent overflow at eta = {self.eta:g}.")
        return after


@dataclass(frozen=True)
class Carried:
    """What is known of the parameters' error e after some steps."""

    worst: float  # its 2-norm, however the errors fall
    alike: float  # the 2-norm of what roundings alike have added up to
    spread: Array  # (17, 17): P, of the rest

    def bound(self, rows: Array) -> Array:
        """Bound |w . e| for each row w of an array (n, 17): shape (n,)."""
        norm = norms(rows)
        unit = rows / np.where(norm > 0, norm, 1.0)[:, np.newaxis]  # products of the smallest numbers would vanish
        spread = np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", unit, self.spread, unit), 0.0))
        smaller: Array = norm * np.minimum(self.worst, LAMBDA * spread + self.alike)
        return smaller


@dataclass(frozen=True)
class StepBudget:
    """The budgets of one step of a descent: of the values there, and of having got there."""

    at: Array  # (17,)
    here: PointBudget
    carried: Carried
    hessian: Array  # (17, 17)
    slope: Array  # (17,): the gradient there
    X: npt.ArrayLike

    @cached_property
    def params(self) -> Array:
        """Bound each parameter's error, shape (17,)."""
        return self.carried.bound(np.eye(self.at.size))

    @cached_property
    def gradient(self) -> Array:
        """Bound the gradient's error, shape (17,), the parameters' error included."""
        return self.here.gradient + self.carried.bound(self.hessian)

    @cached_property
    def loss(self) -> float:
        """Bound the loss's error, the parameters' error included."""
        return self.here.loss + float(self.carried.bound(self.slope[np.newaxis])[0])

    @cached_property
    def network(self) -> Array:
        """Bound the outputs' errors, (N,), the parameters' included."""
        return self.here.network + self.carried.bound(_jacobian(self.at, np.asarray(self.X, dtype=float)))


def hessian(params: Array, X: npt.ArrayLike, y: npt.ArrayLike) -> Array:
    """Approximate d^2E/dparams^2, shape (17, 17), by central differences of the gradient by hand.

    Not made symmetric: in row i stand the differences of the gradient's entry i, which is accurate however small it is.
    """
    steps = HESSIAN_STEP * np.eye(params.size)
    columns = [
        (by_hand.loss_gradient(params + step, X, y) - by_hand.loss_gradient(params - step, X, y)) / (2 * HESSIAN_STEP)
        for step in steps
    ]
    return np.array(columns).T


def _jacobian(params: Array, X: Array) -> Array:
    """Differentiate the N outputs: dy_out/dparams, shape (N, 17)."""
    u, a, V, b = by_hand.unpack(params)
    G, dphi = by_hand.phi_and_slope(V @ X.T + b)
    dz_dq = u[:, np.newaxis] * dphi  # (4, N)
    dz_dV = (dz_dq[:, np.newaxis] * X.T).reshape(8, -1)
    dz = np.vstack([G, np.ones(len(X)), dz_dV, dz_dq])
    jacobian: Array = (by_hand.phi_and_slope(u @ G + a)[1] * dz).T
    return jacobian
