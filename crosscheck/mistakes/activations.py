"""The activations that people use, rightly or not: each with its derivative."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from crosscheck.submissions.probes import Array


@dataclass(frozen=True)
class Activation:
    """An activation phi.

    Attributes
    ----------
    at : callable
        t -> phi(t), phi'(t).
    slope_from_value : callable, optional
        phi(t) -> phi'(t), as formulas by hand write it: G (1 - G) for a sigmoid.
    miswrites : Activation, optional
        The one that is meant, where this is a misspelling of it.
    """

    at: Callable[[Array], tuple[Array, Array]]
    slope_from_value: Callable[[Array], Array] | None = None
    miswrites: Activation | None = None


def _sigmoid(t: Array) -> tuple[Array, Array]:
    h = 1 / (1 + np.exp(-t))
    return h, h * (1 - h)


def _sigmoid_of_minus(t: Array) -> tuple[Array, Array]:
    h, dh = _sigmoid(-t)
    return h, -dh


def _sigmoid_twice(t: Array) -> tuple[Array, Array]:
    p, dp = _sigmoid(t)
    again, slope = _sigmoid(p)
    return again, slope * dp


SIGMOID = Activation(_sigmoid, lambda h: h * (1 - h))
SIGMOID_OF_MINUS = Activation(_sigmoid_of_minus, miswrites=SIGMOID)
SIGMOID_WITHOUT_PARENTHESES = Activation(lambda t: (1 + np.exp(-t), -np.exp(-t)), miswrites=SIGMOID)  # 1 / 1 + exp(-t)
SIGMOID_TWICE = Activation(_sigmoid_twice)
RELU = Activation(lambda t: (np.maximum(t, 0), (t > 0).astype(float)), lambda h: (h > 0).astype(float))
TANH = Activation(lambda t: (np.tanh(t), 1 - np.tanh(t) ** 2), lambda h: 1 - h**2)
HALF_TANH = Activation(lambda t: ((1 + np.tanh(t)) / 2, (1 - np.tanh(t) ** 2) / 2))
IDENTITY = Activation(lambda t: (t, np.ones_like(t)), np.ones_like)
THRESHOLD = Activation(lambda t: ((t > 0).astype(float), np.zeros_like(t)))


def hard_sigmoid(slope: float) -> Activation:
    """Return t -> slope t + 1/2, cut to 0 .. 1."""

    def hard(t: Array) -> tuple[Array, Array]:
        line: Array = slope * t + 0.5
        return np.clip(line, 0, 1), np.where((line > 0) & (line < 1), slope, 0.0)

    return Activation(hard)


def clipped_sigmoid(eps: float) -> Activation:
    """Return the sigmoid clipped to eps .. 1 - eps."""

    def clipped(t: Array) -> tuple[Array, Array]:
        p, dp = _sigmoid(t)
        return np.clip(p, eps, 1 - eps), dp * ((p > eps) & (p < 1 - eps))

    return Activation(clipped)


def sigmoid_of_clipped(most: float, flat: bool) -> Activation:
    """Return the sigmoid that clips what it is given to -most .. most; `flat`: with a slope of 0 beyond."""

    def clipped(t: Array) -> tuple[Array, Array]:
        p, dp = _sigmoid(np.clip(t, -most, most))
        return p, dp * (np.abs(t) < most) if flat else dp

    return Activation(clipped)


def _erf(t: Array) -> Array:
    values: Array = np.vectorize(math.erf, otypes=[float])(t)
    return values


def _normal(t: Array) -> tuple[Array, Array]:
    """Evaluate the distribution function of the normal distribution, and its density."""
    return (1 + _erf(t / math.sqrt(2))) / 2, np.exp(-(t**2) / 2) / math.sqrt(2 * math.pi)


def steeper(activation: Activation, k: float) -> Activation:
    """Return t -> phi(k t)."""

    def at(t: Array) -> tuple[Array, Array]:
        value, slope = activation.at(k * t)
        return value, k * slope

    return Activation(at)


def _step(at_0: float) -> Activation:
    return Activation(lambda t: (np.heaviside(t, at_0), np.zeros_like(t)))


def _leaky(k: float) -> Activation:
    return Activation(lambda t: (np.where(t > 0, t, k * t), np.where(t > 0, 1.0, k)))


def _softplus(t: Array) -> tuple[Array, Array]:
    return np.logaddexp(0, t), _sigmoid(t)[0]


def _swish(t: Array) -> tuple[Array, Array]:
    h, dh = _sigmoid(t)
    return t * h, h + t * dh


def _gelu(t: Array) -> tuple[Array, Array]:
    below, density = _normal(t)
    return t * below, below + t * density


def _elu(t: Array) -> tuple[Array, Array]:
    return np.where(t > 0, t, np.expm1(t)), np.where(t > 0, 1.0, np.exp(t))


_PROBIT = Activation(_normal)
_SOFTSIGN = Activation(lambda t: (t / (1 + np.abs(t)), 1 / (1 + np.abs(t)) ** 2))
_ARCTAN = Activation(lambda t: (np.arctan(t), 1 / (1 + t**2)))


def _to_0_and_1(of: Activation, most: float) -> Activation:
    """Return an odd activation that goes from -most to most, moved and shrunk to 0 .. 1."""

    def at(t: Array) -> tuple[Array, Array]:
        value, slope = of.at(t)
        return (1 + value / most) / 2, slope / most / 2

    return Activation(at)


#: What people use in a sigmoid's place, by what it is called.
OTHERS: tuple[tuple[str, Activation], ...] = (
    ('(1 + t / (1 + |t|)) / 2, a "fast sigmoid"', _to_0_and_1(_SOFTSIGN, 1)),
    ('(1 + t/2 / (1 + |t/2|)) / 2, a "fast sigmoid"', steeper(_to_0_and_1(_SOFTSIGN, 1), 0.5)),
    ("t / (1 + |t|)", _SOFTSIGN),
    ("1/2 + arctan(t) / pi", _to_0_and_1(_ARCTAN, math.pi / 2)),
    ("1/2 + arctan(pi t / 2) / pi", steeper(_to_0_and_1(_ARCTAN, math.pi / 2), math.pi / 2)),
    ("arctan(t)", _ARCTAN),
    ("the normal distribution function (probit)", _PROBIT),
    *((f"the normal distribution function of t/{k}", steeper(_PROBIT, 1 / k)) for k in (1.7, 1.702)),
    ("the normal distribution function of sqrt(pi/8) t", steeper(_PROBIT, math.sqrt(math.pi / 8))),
    ("(1 + erf(t)) / 2", steeper(_PROBIT, math.sqrt(2))),
    ("erf(t)", Activation(lambda t: (_erf(t), 2 / math.sqrt(math.pi) * np.exp(-(t**2))))),
    *((f"a step, 0 or 1, and {at:g} at 0", _step(at)) for at in (0.0, 1.0, 0.5)),
    ("softplus, log(1 + exp t)", Activation(_softplus)),
    *((f"a leaky ReLU of slope {k}", _leaky(k)) for k in (0.01, 0.05, 0.1, 0.2, 0.3)),
    ("ELU", Activation(_elu)),
    ("swish (SiLU), t phi(t)", Activation(_swish)),
    ("GELU", Activation(_gelu)),
    ("exp(t)", Activation(lambda t: (np.exp(t), np.exp(t)))),
    ("exp(-t^2)", Activation(lambda t: (np.exp(-(t**2)), -2 * t * np.exp(-(t**2))))),
    ("sin(t)", Activation(lambda t: (np.sin(t), np.cos(t)))),
    ("t^2", Activation(lambda t: (t**2, 2 * t))),
    ("|t|", Activation(lambda t: (np.abs(t), np.sign(t)))),
    (
        "the slope phi(t) (1 - phi(t))",
        Activation(lambda t: (_sigmoid(t)[1], _sigmoid(t)[1] * (1 - 2 * _sigmoid(t)[0]))),
    ),
    ("hard tanh, t cut to -1 .. 1", Activation(lambda t: (np.clip(t, -1, 1), (np.abs(t) < 1).astype(float)))),
    ("ReLU6", Activation(lambda t: (np.clip(t, 0, 6), ((t > 0) & (t < 6)).astype(float)))),
)


def cut_sigmoid(most: float, eps: float) -> Activation:
    """Return the sigmoid that is eps below -most, and 1 - eps above most."""

    def cut(t: Array) -> tuple[Array, Array]:
        p, dp = _sigmoid(t)
        beyond = np.abs(t) > most
        return np.where(beyond, np.where(t > 0, 1 - eps, eps), p), np.where(beyond, 0.0, dp)

    return Activation(cut)
