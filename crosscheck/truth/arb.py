"""The homework in ball arithmetic: each result is an interval proven to contain the exact value for the given float64s.

Arb (python-flint) represents a number as a ball: a midpoint of `bits` bits and a radius that bounds its error. With
e = exp(-q), every formula is a product, a quotient or a sum of positive terms, so no relative accuracy is lost:

    phi(q) = 1 / (1 + e),   phi'(q) = e phi(q)^2,   E = sum_i log(1 + exp(s_i)),   s = (1 - 2y) z

The results are enclosures: rational numbers, which need no ball arithmetic.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import ModuleType
from typing import Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import BLOCKS
from crosscheck.homework.circles.run import Run
from crosscheck.optional import needed_for
from crosscheck.submissions.errors import CannotJudgeError
from manual.inputs import as_params, as_points, as_training_set

BITS = 128
# A number below 2^-SMALLEST_EXPONENT is enclosed together with 0: as a fraction it could take gigabytes.
SMALLEST_EXPONENT = 100_000

Ball = Any  # flint.arb, which has no types


class NoTruthError(CannotJudgeError, RuntimeError):
    """There is no proven value. The message says why, and what to do."""


class TooWideError(NoTruthError):
    """An enclosure is too wide to decide anything about a float64: more bits are needed."""


@dataclass(frozen=True)
class Enclosure:
    """The exact value lies within `radius` of `midpoint`, both rational."""

    midpoint: Fraction
    radius: Fraction

    def errors(self, value: float) -> tuple[float, float]:
        """Return the largest possible error of `value`, and the same in ulp; infinity if it is not finite.

        An ulp is a unit in the last place of the exact value as a float64.
        """
        if not math.isfinite(value):
            return math.inf, math.inf
        distance = self._distance(value)
        return _to_float(distance), _to_float(distance / Fraction(math.ulp(float(self))))

    def within(self, value: float, bound: float) -> bool:
        """Whether `value` is proven to be within `bound` of the exact value."""
        return math.isfinite(value) and self._distance(value) <= Fraction(bound)

    def __float__(self) -> float:
        """Round the midpoint to the nearest float64."""
        return _to_float(self.midpoint)

    def _distance(self, value: float) -> Fraction:
        return abs(Fraction(value) - self.midpoint) + self.radius


Enclosures = tuple[Enclosure, ...]


class Evaluation(NamedTuple):
    """The loss and its gradient at one set of parameters, from one forward pass."""

    loss: Enclosure
    gradient: Enclosures  # 17


@dataclass(frozen=True)
class Descent:
    """The exact descent, enclosed at each of its n_steps + 1 points."""

    source: str  # "arb-128", or "golden" for the committed trajectory
    losses: tuple[Enclosure, ...]
    params: tuple[tuple[Enclosure, ...], ...]  # (n_steps + 1) x 17
    gradients: tuple[tuple[Enclosure, ...], ...]  # (n_steps + 1) x 17

    def of(self, quantity: str) -> tuple[tuple[Enclosure, ...], ...]:
        """Return the loss, the gradient or the parameters: for each step, the enclosures of its entries."""
        if quantity == "loss":
            return tuple((loss,) for loss in self.losses)
        return self.gradients if quantity == "gradient" else self.params


def network(x: npt.ArrayLike, params: npt.ArrayLike | Enclosures, *, bits: int = BITS) -> Enclosure | Enclosures:
    """Enclose the network's output at x of shape (2,), or at each of N points; `params` may be enclosures."""
    points, flint = as_points(x), load_flint()
    with flint.ctx.workprec(bits):
        inputs = _Inputs(np.atleast_2d(points), np.zeros(len(np.atleast_2d(points))))
        z = _pre_activation(_parameters(params), inputs)[2]
        y_out = tuple(_enclosure(1 / (1 + (-t).exp())) for t in z)
    return y_out[0] if points.ndim == 1 else y_out


def evaluate(
    params: npt.ArrayLike | Enclosures, X_train: npt.ArrayLike, y_train: npt.ArrayLike, *, bits: int = BITS
) -> Evaluation:
    """Enclose the cross-entropy, summed over the N points, and its gradient. They share a forward pass.

    Raises MissingPackageError, and ValueError if a shape or a label is wrong or a value is not finite.
    """
    with load_flint().ctx.workprec(bits):
        return _evaluation(*_loss_and_gradient(_parameters(params), _Inputs(*as_training_set(X_train, y_train))))


def descend(run: Run, *, bits: int = BITS, on_step: Callable[[int], None] = lambda _: None) -> Descent:
    """Enclose a run's exact descent before the first step and after each. `on_step` is called with each step's number."""
    places = []
    for step, here in enumerate(walk(run, bits=bits)):
        on_step(step)
        places.append(here)
    params, there = zip(*places, strict=True)
    return Descent(f"arb-{bits}", tuple(each.loss for each in there), params, tuple(each.gradient for each in there))


def walk(run: Run, *, bits: int = BITS) -> Iterator[tuple[Enclosures, Evaluation]]:
    """Yield the parameters, and the loss and gradient there, at the n_steps + 1 places of a run's exact descent."""
    flint = load_flint()
    params, inputs, rate = _parameters(run.initial), _Inputs(*as_training_set(run.X, run.y)), flint.arb(run.eta)
    for _ in range(run.n_steps + 1):
        with flint.ctx.workprec(bits):  # the block ends before each yield, since the precision is global to the process
            E, dE = _loss_and_gradient(params, inputs)
            here = tuple(map(_enclosure, params)), _evaluation(E, dE)
            params = [p - rate * g for p, g in zip(params, dE, strict=True)]
        yield here


class _Inputs:
    """The training set as balls: points as the columns of (3, N), with a row of ones for b; labels as signs 1 - 2y."""

    def __init__(self, X: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> None:
        arb_mat, n = load_flint().arb_mat, len(y)
        self.columns = arb_mat(3, n, [*X[:, 0].tolist(), *X[:, 1].tolist(), *([1] * n)])
        self.rows = self.columns.transpose()
        self.signs = [int(1 - 2 * label) for label in y]


def _pre_activation(params: Sequence[Ball], inputs: _Inputs) -> tuple[list[Ball], list[Ball], list[Ball]]:
    """Return exp(-q) and phi(q) of the four hidden nodes at N points, row after row, and z at the N points."""
    arb_mat, n = load_flint().arb_mat, len(inputs.signs)
    u, a, V, b = _unpack(params)
    hidden = arb_mat(4, 3, [w for j in range(4) for w in (V[2 * j], V[2 * j + 1], b[j])])
    e = [(-q).exp() for q in (hidden * inputs.columns).entries()]
    h = [1 / (1 + t) for t in e]
    return e, h, (arb_mat(1, 5, u + a) * arb_mat(5, n, h + [1] * n)).entries()


def _loss_and_gradient(params: Sequence[Ball], inputs: _Inputs) -> tuple[Ball, list[Ball]]:
    arb_mat, n, u = load_flint().arb_mat, len(inputs.signs), _unpack(params)[0]
    e, h, z = _pre_activation(params, inputs)
    exp_s = [(t if sign > 0 else -t).exp() for t, sign in zip(z, inputs.signs, strict=True)]
    E = sum(t.log1p() for t in exp_s)
    delta = [sign * t / (1 + t) for t, sign in zip(exp_s, inputs.signs, strict=True)]  # dE/dz
    through = [t * h_j**2 * d for t, h_j, d in zip(e, h, delta * 4, strict=True)]  # dE/dq, without its factor u
    dE_du_a = (arb_mat(5, n, h + [1] * n) * arb_mat(n, 1, delta)).entries()
    per_node = (arb_mat(4, n, through) * inputs.rows).entries()  # for each hidden node: v_j1, v_j2, b_j
    dE_dV = [u[j] * per_node[3 * j + i] for j in range(4) for i in (0, 1)]
    dE_db = [u[j] * per_node[3 * j + 2] for j in range(4)]
    return E, [*dE_du_a, *dE_dV, *dE_db]


def _evaluation(E: Ball, dE: Sequence[Ball]) -> Evaluation:
    return Evaluation(_enclosure(E), tuple(map(_enclosure, dE)))


def _unpack(params: Sequence[Ball]) -> tuple[list[Ball], ...]:
    return tuple(list(params[block]) for block in BLOCKS.values())


def _parameters(params: npt.ArrayLike | Enclosures) -> list[Ball]:
    flint = load_flint()
    if isinstance(params, tuple) and isinstance(params[0], Enclosure):
        return [flint.arb(*(flint.fmpq(*q.as_integer_ratio()) for q in (p.midpoint, p.radius))) for p in params]
    values = as_params(cast("npt.ArrayLike", params))
    return list(map(flint.arb, values.tolist()))  # exact: a float64 is a ball of radius 0


def _enclosure(ball: Ball) -> Enclosure:
    if not ball.is_finite():
        raise TooWideError("An enclosure has become infinitely wide: it needs more bits.")
    if not ball.is_zero() and abs(ball) < load_flint().arb(2) ** -SMALLEST_EXPONENT:
        return Enclosure(Fraction(0), Fraction(1, 1 << SMALLEST_EXPONENT))
    return Enclosure(*(int(m) * Fraction(2) ** int(e) for m, e in (ball.mid().man_exp(), ball.rad().man_exp())))


def load_flint() -> ModuleType:
    """Import python-flint, an optional package; MissingPackageError if it is not installed."""
    with needed_for("A proven number"):
        import flint
    return flint


def _to_float(exact: Fraction) -> float:
    """Round to the nearest float64, or to infinity beyond the largest one."""
    try:
        return float(exact)  # Python divides integers correctly rounded, denormal results included
    except OverflowError:
        return math.copysign(math.inf, exact)
