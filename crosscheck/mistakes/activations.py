"""The activations that people use, rightly or not: each with its derivative."""

from __future__ import annotations

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


def _stored_in_single(t: Array) -> tuple[Array, Array]:
    h = _sigmoid(t)[0].astype(np.float32).astype(float)
    return h, h * (1 - h)


SIGMOID_STORED_IN_SINGLE = Activation(_stored_in_single)


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
