"""The homework in ball arithmetic: each result is an interval proven to contain the exact value for the given float64s.

Arb (python-flint) represents a number as a ball: a midpoint of `bits` bits and a radius that bounds its error. With
e = exp(-q), every formula is a product, a quotient or a sum of positive terms, so that no relative accuracy is lost:

    phi(q) = 1 / (1 + e),   phi'(q) = e phi(q)^2,   E = sum_i log(1 + exp(s_i)),   s = (1 - 2y) z
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import starmap
from types import ModuleType
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import BLOCKS, ETA, N_STEPS
from crosscheck.optional import not_installed
from crosscheck.truth.enclosure import Descent, Enclosure, NoTruthError, TooWideError
from manual.inputs import as_params, as_points, as_training_set

BITS = 128
BITS_A_STEP = 0.16  # that an enclosure loses in one step of a descent: 0.13 measured at the start, less later
# A number below 2^-SMALLEST_EXPONENT is enclosed together with 0: as a fraction it could take gigabytes.
SMALLEST_EXPONENT = 100_000

Ball = Any  # flint.arb, which has no types
Enclosures = tuple[Enclosure, ...]


class FlintMissingError(NoTruthError, ImportError):
    """What was asked for needs ball arithmetic, and python-flint is not installed."""


@dataclass(frozen=True)
class Evaluation:
    """The loss and its gradient at one set of parameters, from one forward pass."""

    loss: Enclosure
    gradient: Enclosures  # 17


Place = tuple[Enclosures, Evaluation]  # on the way of a descent: the parameters, and the loss and gradient there


def ensure_available() -> None:
    """Raise FlintMissingError, which says how to install it, if python-flint is missing."""
    _flint()


def network(x: npt.ArrayLike, params: npt.ArrayLike | Enclosures, *, bits: int = BITS) -> Enclosure | Enclosures:
    """Enclose the network's output at x of shape (2,), or at each of N points; `params` may be enclosures."""
    points, flint = as_points(x), _flint()
    with flint.ctx.workprec(bits):
        inputs = _Inputs(np.atleast_2d(points), np.zeros(len(np.atleast_2d(points))))
        z = _pre_activation(_parameters(params), inputs)[2]
        y_out = tuple(_enclosure(1 / (1 + (-t).exp())) for t in z)
    return y_out[0] if points.ndim == 1 else y_out


def loss(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike, *, bits: int = BITS) -> Enclosure:
    """Enclose the cross-entropy, summed over the N points."""
    return evaluate(params, X_train, y_train, bits=bits).loss


def loss_gradient(
    params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike, *, bits: int = BITS
) -> Enclosures:
    """Enclose the 17 partial derivatives of the loss."""
    return evaluate(params, X_train, y_train, bits=bits).gradient


def evaluate(
    params: npt.ArrayLike | Enclosures, X_train: npt.ArrayLike, y_train: npt.ArrayLike, *, bits: int = BITS
) -> Evaluation:
    """Enclose the loss and its gradient, both in the time of one; `params` may be enclosures themselves.

    Raises
    ------
    FlintMissingError
        If python-flint is not installed.
    ValueError
        If a shape or a label is wrong or a value is not finite.
    """
    flint = _flint()
    with flint.ctx.workprec(bits):
        E, dE = _loss_and_gradient(_parameters(params), _Inputs(*as_training_set(X_train, y_train)))
        return Evaluation(_enclosure(E), tuple(map(_enclosure, dE)))


def descend(
    initial: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    eta: float = ETA,
    n_steps: int = N_STEPS,
    *,
    bits: int = BITS,
    on_step: Callable[[int], None] = lambda _: None,
) -> Descent:
    """Enclose the exact descent: losses, parameters and the gradients there, before the first step and after each.

    `on_step` is called with the number of each step that is reached.
    """
    places = []
    for step, here in enumerate(walk(initial, X_train, y_train, eta, n_steps, bits=bits)):
        on_step(step)
        places.append(here)
    params, evaluations = zip(*places, strict=True)
    return Descent(f"arb-{bits}", tuple(e.loss for e in evaluations), params, tuple(e.gradient for e in evaluations))


def walk(
    initial: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    eta: float,
    n_steps: int,
    *,
    bits: int = BITS,
) -> Iterator[Place]:
    """Yield the n_steps + 1 places of the exact descent, one by one.

    An enclosure loses up to `BITS_A_STEP` a step; see `bits_for`.
    """
    flint = _flint()
    params, inputs, rate = _balls(as_params(initial)), _Inputs(*as_training_set(X_train, y_train)), flint.arb(eta)
    for _ in range(n_steps + 1):
        with flint.ctx.workprec(bits):  # left before each yield, since the precision is the whole process's
            E, dE = _loss_and_gradient(params, inputs)
            here = tuple(map(_enclosure, params)), Evaluation(_enclosure(E), tuple(map(_enclosure, dE)))
            params = [p - rate * g for p, g in zip(params, dE, strict=True)]
        yield here


def bits_for(n_steps: int) -> int:
    """Return the bits with which the enclosures of a descent are still narrow after `n_steps`: 128 up to a hundred."""
    return BITS + max(0, int(BITS_A_STEP * (n_steps - 100)))


class _Inputs:
    """The training set as balls: points as the columns of (3, N), with a row of ones for b; labels as signs 1 - 2y."""

    def __init__(self, X: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> None:
        arb_mat, n = _flint().arb_mat, len(y)
        self.columns = arb_mat(3, n, [*X[:, 0].tolist(), *X[:, 1].tolist(), *([1] * n)])
        self.rows = self.columns.transpose()
        self.signs = [int(1 - 2 * label) for label in y]


def _pre_activation(params: Sequence[Ball], inputs: _Inputs) -> tuple[list[Ball], list[Ball], list[Ball]]:
    """Evaluate exp(-q) and phi(q) of the 4 N hidden nodes, row after row, and z of the N outputs."""
    arb_mat, n = _flint().arb_mat, len(inputs.signs)
    u, a, V, b = _unpack(params)
    hidden = arb_mat(4, 3, [w for j in range(4) for w in (V[2 * j], V[2 * j + 1], b[j])])
    e = [(-q).exp() for q in (hidden * inputs.columns).entries()]
    h = [1 / (1 + t) for t in e]
    z = (arb_mat(1, 5, u + a) * arb_mat(5, n, h + [1] * n)).entries()
    return e, h, z


def _loss_and_gradient(params: Sequence[Ball], inputs: _Inputs) -> tuple[Ball, list[Ball]]:
    arb_mat, n = _flint().arb_mat, len(inputs.signs)
    u = _unpack(params)[0]
    e, h, z = _pre_activation(params, inputs)
    exp_s = [(t if sign > 0 else -t).exp() for t, sign in zip(z, inputs.signs, strict=True)]
    E = sum(t.log1p() for t in exp_s)
    delta = [sign * t / (1 + t) for t, sign in zip(exp_s, inputs.signs, strict=True)]  # dE/dz
    through = [t * h_j**2 * d for t, h_j, d in zip(e, h, delta * 4, strict=True)]  # dE/dq, but for its factor u
    dE_du_a = (arb_mat(5, n, h + [1] * n) * arb_mat(n, 1, delta)).entries()
    per_node = (arb_mat(4, n, through) * inputs.rows).entries()  # for each hidden node: v_j1, v_j2, b_j
    dE_dV = [u[j] * per_node[3 * j + i] for j in range(4) for i in (0, 1)]
    dE_db = [u[j] * per_node[3 * j + 2] for j in range(4)]
    return E, [*dE_du_a, *dE_dV, *dE_db]


def _unpack(params: Sequence[Ball]) -> tuple[list[Ball], ...]:
    """Return u, a, V and b, row after row."""
    return tuple(list(params[block]) for block in BLOCKS.values())


def _parameters(params: npt.ArrayLike | Enclosures) -> list[Ball]:
    if isinstance(params, tuple) and isinstance(params[0], Enclosure):
        arb, fmpq = _flint().arb, _flint().fmpq
        return [arb(*(fmpq(q.numerator, q.denominator) for q in (p.midpoint, p.radius))) for p in params]
    return _balls(as_params(cast("npt.ArrayLike", params)))


def _balls(values: npt.NDArray[np.float64]) -> list[Ball]:
    return list(map(_flint().arb, values.tolist()))  # exact: a float64 is a ball of radius 0


def _enclosure(ball: Ball) -> Enclosure:
    if not ball.is_finite():
        raise TooWideError("An enclosure has become infinitely wide: it needs more bits.")
    if not ball.is_zero() and abs(ball) < _flint().arb(2) ** -SMALLEST_EXPONENT:
        return Enclosure(Fraction(0), Fraction(1, 1 << SMALLEST_EXPONENT))
    return Enclosure(*starmap(_dyadic, (ball.mid().man_exp(), ball.rad().man_exp())))


def _dyadic(mantissa: Any, exponent: Any) -> Fraction:
    m, e = int(mantissa), int(exponent)
    return Fraction(m << e) if e >= 0 else Fraction(m, 1 << -e)


def _flint() -> ModuleType:
    """Import python-flint, which is an extra; FlintMissingError if it is not installed."""
    try:
        import flint
    except ImportError:
        raise FlintMissingError(not_installed("A proven number", "python-flint")) from None
    return flint
