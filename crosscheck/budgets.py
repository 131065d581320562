"""How far a correct implementation may lie from the exact value: rounding errors, added up, in one place.

Every tolerance by which parties are compared comes from here. Each bound follows the computation forwards, with

    u        half an ulp of 1, the largest relative error of one rounded operation (2^-53 in float64)
    gamma(n) the relative error of a sum of n terms: n u in the worst case, and at most LAMBDA sqrt(n) u with a
             probability of 1 - 2 exp(-LAMBDA^2 / 2) = 1 - 3e-14 (Higham and Mary, "A new approach to probabilistic
             rounding error analysis", 2019); the smaller of the two

and library functions (exp, log1p, tanh) granted 1 ulp = 2u each. The textbook's forms are granted their own
cancellation: ``y_out - y`` and ``h (1 - h)`` each lose up to u in absolute terms. Let q = V x + b, h = phi(q),
z = u . h + a, s = (1 - 2y) z:

    dq  = 4u (|v1 x1| + |v2 x2| + |b|)                       x in the party's precision, product, two sums
    dh  = h' dq + u h (6 + 3 log(1/h))                        exp, sum, quotient; or exp(-log(1 + exp(-q)))
    dz  = sum |u_j| dh_j + 5u (sum |u_j| h_j + |a|)           four products, four sums
    dl  = phi(s) dz + 6u (l + |z|)                            softplus(s), or torch's (1-y) z + softplus(-z)
    dr  = phi(s) phi(-s) dz + u (6 r + 2)                     r = |dE/dz| = phi(s), or y_out - y
    dh' = h' |1 - 2h| dq + u (8 h' + 2 h)                     phi(q) phi(-q), or h (1 - h)

each plus the smallest normal number, since results below it lose bits or are flushed to zero. Over the N points errors
d_i add up to sum d_i in the worst case, and, with the same probability as above, to at most LAMBDA sqrt(sum d_i^2)
(Hoeffding's inequality). A descent carries its errors along: with curvature H = d^2E/dparams^2,

    e_{k+1} = ||I - eta H_k|| e_k + eta ||dgradient_k|| + rounding of the update

where the roundings of k updates, each at most half an ulp of a parameter, add up like gamma.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crosscheck.contract import Array
from manual import by_hand

FLOAT64 = 2.0**-53
FLOAT32 = 2.0**-24
TINY = {FLOAT64: 2.0**-1022, FLOAT32: 2.0**-126}  # the smallest normal numbers
LAMBDA = 8.0
HESSIAN_STEP = 1e-5  # of central differences of the gradient; error about 1e-9 of H, which only scales a bound


def gamma(n: int, u: float = FLOAT64) -> float:
    """Bound the relative error of a sum of `n` terms."""
    return min(float(n), LAMBDA * float(np.sqrt(n))) * u


@dataclass(frozen=True)
class PointBudget:
    """The budgets of one evaluation, at one set of parameters and data."""

    network: Array  # (N,)
    loss: float
    gradient: Array  # (17,)


def at_point(params: npt.ArrayLike, X: npt.ArrayLike, y: npt.ArrayLike, u: float = FLOAT64) -> PointBudget:
    """Bound the errors of the network, the loss and the gradient at these parameters.

    Parameters
    ----------
    params : array of shape (17,)
    X : array of shape (N, 2)
    y : array of shape (N,) or (N, 1)
    u : float
        The unit roundoff of the party's arithmetic.
    """
    u_out, a, V, b = by_hand.unpack(np.asarray(params, dtype=float))
    x, labels = np.asarray(X, dtype=float).T, np.asarray(y, dtype=float).reshape(-1)
    w, n = np.abs(u_out)[:, np.newaxis], labels.size
    total, tiny = gamma(n, u), TINY[u]

    q = V @ x + b
    h, slope = by_hand.phi_and_slope(q)
    dq = 4 * u * (np.abs(V) @ np.abs(x) + np.abs(b))
    dh = slope * dq + u * h * (6 + 3 * np.logaddexp(0, -q))
    dslope = slope * np.abs(1 - 2 * h) * dq + u * (8 * slope + 2 * h)

    z = u_out @ h + a
    dz = (w * dh).sum(axis=0) + 5 * u * ((w * h).sum(axis=0) + np.abs(a))
    y_out, output_slope = by_hand.phi_and_slope(z)
    s = (1 - 2 * labels) * z
    ell, r = np.logaddexp(0, s), by_hand.phi(s)
    d_network = output_slope * dz + u * y_out * (6 + 3 * np.logaddexp(0, -z)) + tiny
    d_ell = r * dz + 6 * u * (ell + np.abs(z)) + tiny
    dr = output_slope * dz + u * (6 * r + 2) + tiny

    hidden = w * r * slope  # |dE/dq|
    d_hidden = w * (dr * slope + r * dslope) + 3 * u * hidden + tiny
    terms = [r * h, r[np.newaxis], (hidden[:, np.newaxis] * np.abs(x)).reshape(8, n), hidden]
    errors = [
        dr * h + r * dh + u * r * h,
        dr[np.newaxis],
        ((d_hidden + 2 * u * hidden)[:, np.newaxis] * np.abs(x)).reshape(8, n),
        d_hidden,
    ]
    gradient = _added(np.concatenate(errors)) + total * np.concatenate(terms).sum(axis=1)
    return PointBudget(d_network, float(_added(d_ell) + total * np.sum(ell)), gradient)


def _added(errors: Array) -> Array:
    """Add up the points' errors along the last axis: their sum, or LAMBDA times their 2-norm if that is smaller."""
    largest = errors.max(axis=-1, keepdims=True)
    scaled = errors / np.where(largest > 0, largest, 1.0)  # squares of the smallest errors would vanish
    norm = largest[..., 0] * np.linalg.norm(scaled, axis=-1)
    added: Array = np.minimum(errors.sum(axis=-1), LAMBDA * norm)
    return added


def hessian(params: Array, X: npt.ArrayLike, y: npt.ArrayLike) -> Array:
    """Approximate d^2E/dparams^2, shape (17, 17), by central differences of the gradient by hand."""
    steps = HESSIAN_STEP * np.eye(params.size)
    rows = [
        (by_hand.loss_gradient(params + step, X, y) - by_hand.loss_gradient(params - step, X, y)) / (2 * HESSIAN_STEP)
        for step in steps
    ]
    H = np.array(rows)
    return (H + H.T) / 2


def along_descent(
    initial: npt.ArrayLike, X: npt.ArrayLike, y: npt.ArrayLike, eta: float, n_steps: int, u: float = FLOAT64
) -> list[StepBudget]:
    """Budget every step of a descent, the start included, along the path by hand.

    One Hessian serves a hundredth of a long run: the path is smooth, and the bound no sharper than that.
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
        self._carried = 0.0  # errors of the gradients, carried along
        self._rounding = 0.0  # the updates' roundings, squared and carried along (a random walk)
        self._worst_rounding = 0.0  # the same, added up one by one
        self._at: Array = np.empty(0)

    def visit(self, params: Array) -> StepBudget:
        """Budget the step at `params`, and carry its errors on to the next."""
        if self.steps % self.hessian_every == 0:
            self._H = hessian(params, self.X, self.y)
            self._growth = float(np.linalg.norm(np.eye(params.size) - self.eta * self._H, 2))
        here = at_point(params, self.X, self.y, self.u)
        rounding = min(self._worst_rounding, LAMBDA * float(np.sqrt(self._rounding)))
        budget = StepBudget(params, here, self._carried + rounding, self._H, self.X, self.y)
        half_ulps = float(np.linalg.norm(np.spacing(np.abs(params)) / 2 * (self.u / FLOAT64)))
        self._carried = self._growth * self._carried + self.eta * float(np.linalg.norm(here.gradient))
        self._rounding = self._growth**2 * self._rounding + half_ulps**2
        self._worst_rounding = self._growth * self._worst_rounding + half_ulps
        self.steps += 1
        return budget


@dataclass(frozen=True)
class StepBudget:
    """The budgets of one step of a descent: of the values there, and of having got there."""

    at: Array  # (17,)
    here: PointBudget
    params: float  # in the 2-norm, and so for each parameter
    hessian: Array  # (17, 17)
    X: npt.ArrayLike
    y: npt.ArrayLike

    @cached_property
    def gradient(self) -> Array:
        """Bound the gradient's error, shape (17,), the parameters' error included."""
        moved: Array = np.linalg.norm(self.hessian, axis=1) * self.params
        return self.here.gradient + moved

    @property
    def network(self) -> Array:
        """Bound the outputs' errors, (N,), the parameters' included: |dy/dparams| <= (1 + |u|) (1 + |x|) / 4."""
        reach: Array = (1 + np.linalg.norm(self.at[:4])) * (1 + np.linalg.norm(np.asarray(self.X), axis=1)) / 4
        return self.here.network + reach * self.params

    @cached_property
    def loss(self) -> float:
        """Bound the loss's error, the parameters' error included."""
        slope = float(np.linalg.norm(by_hand.loss_gradient(self.at, self.X, self.y)))
        return self.here.loss + slope * self.params
