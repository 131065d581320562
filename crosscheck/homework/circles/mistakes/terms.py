"""Mistakes in what the loss sums: terms of another kind, or that a missing parenthesis makes, and labels in another order."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from crosscheck.homework.circles.model import LOSS
from crosscheck.mistakes.mistake import Form, Mistake
from crosscheck.mistakes.model import Backprop, Labels, Loss, Outputs
from crosscheck.submissions.probes import Array

_Terms = Callable[[Outputs, Array], Array]  # (p (N,), y (N,)) -> (N,)


def _loss(kind: str, hint: str, formula: str, *forms: Form) -> Mistake:
    return Mistake(kind, "loss", hint, formula, forms)


def _summed(terms: _Terms, slopes: _Terms) -> Loss:
    """Return the loss that sums a term for each point, from the terms and their derivatives with respect to p."""
    return Loss(lambda p, y: float(np.sum(terms(p, y.reshape(-1)))), lambda p, y: slopes(p, y.reshape(-1)))


def _sign(y: Array) -> Array:
    return 2 * y - 1


def _margin(power: int) -> Loss:
    """Return sum_i max(0, 1 - s_i z_i)^power, with s = 2y - 1 and z = log(p / (1 - p)), of which p is the sigmoid."""

    def short(p: Outputs, y: Array) -> Array:
        return np.maximum(0, 1 - _sign(y) * np.log(p / (1 - p)))

    def slopes(p: Outputs, y: Array) -> Array:
        lacks = short(p, y)
        change: Array = -_sign(y) / (p * (1 - p)) * np.where(lacks > 0, power * lacks ** (power - 1), 0.0)
        return change

    return _summed(lambda p, y: short(p, y) ** power, slopes)


def _misclassified(p: Outputs, y: Array) -> Array:
    wrong: Array = ((p > 0.5) != (y > 0.5)).astype(float)
    return wrong


def _likelihood(sign: float) -> Loss:
    """Return the product of what the network gives the labels, or minus that."""

    def value(p: Outputs, y: Labels) -> float:
        y = y.reshape(-1)
        return sign * float(np.prod(np.where(y == 1, p, 1 - p)))

    def slope(p: Outputs, y: Labels) -> Array:
        return -value(p, y) * LOSS.slope(p, y)

    return Loss(value, slope)


def _in_order(order: Callable[[Array], Array]) -> tuple[Form, ...]:
    return (
        Loss(lambda p, y: LOSS.value(p, order(y.reshape(-1))), lambda p, y: LOSS.slope(p, order(y.reshape(-1)))),
        Backprop(delta=lambda t: t.f.p - order(t.y)),
    )


TERMS: tuple[Mistake, ...] = (
    _loss(
        "missing-parentheses",
        "Parentheses are missing in the second term.",
        "1 - y * log(1 - y_out) is not (1 - y) * log(1 - y_out), nor is (1 - y) * log(1) - y_out.",
        _summed(lambda p, y: -(y * np.log(p) + 1 - y * np.log(1 - p)), lambda p, y: -y / p - y / (1 - p)),
        _summed(lambda p, y: -(y * np.log(p) - p), lambda p, y: 1 - y / p),
    ),
    _loss(
        "bitwise-not",
        "~y is taken for 1 - y.",
        "Of whole numbers ~y is -1 - y; only of truth values is it their opposite. Write 1 - y.",
        _summed(
            lambda p, y: -(y * np.log(p) + (-1 - y) * np.log(1 - p)),
            lambda p, y: -y / p - (1 + y) / (1 - p),
        ),
    ),
    _loss(
        "missing-logarithm",
        "No logarithm is taken.",
        "The cross-entropy is minus the logarithm of what the network gives the labels: E = -sum_i [ y_i log y_out + (1 - y_i) "
        "log(1 - y_out) ].",
        _summed(lambda p, y: -(y * p + (1 - y) * (1 - p)), lambda p, y: 1 - 2 * y),
        _summed(lambda p, y: y * p + (1 - y) * (1 - p), lambda p, y: 2 * y - 1),
        _likelihood(-1.0),
        _likelihood(1.0),
    ),
    _loss(
        "absolute-error",
        "This is an absolute error.",
        "|y_out - y| has no logarithm. The homework asks for the cross-entropy, E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - "
        "y_out) ].",
        _summed(lambda p, y: np.abs(p - y), lambda p, y: 1 - 2 * y),
    ),
    _loss(
        "hinge-loss",
        "This is a hinge loss: points that are classified well enough cost nothing.",
        "max(0, 1 - s z), with s = -1 or 1, belongs to a support vector machine. The homework asks for the cross-entropy, E = "
        "-sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].",
        _margin(1),
        _margin(2),
        _summed(lambda p, y: 1 - _sign(y) * p, lambda p, y: -_sign(y)),
        _summed(lambda p, y: 1 - _sign(y) * (2 * p - 1), lambda p, y: -2 * _sign(y)),
    ),
    _loss(
        "only-misclassified-points",
        "Only the points that are classified wrongly are summed.",
        "Those on the right side of 1/2 count as well, the less the surer the network is: E = -sum_i [ y_i log y_out + (1 - y_i) "
        "log(1 - y_out) ] over all of them.",
        _summed(
            lambda p, y: -_misclassified(p, y) * (y * np.log(p) + (1 - y) * np.log(1 - p)),
            lambda p, y: _misclassified(p, y) * LOSS.slope(p, y),
        ),
    ),
    _loss(
        "labels-in-another-order",
        "The labels count as if they were sorted or reversed, and the points as they come.",
        "y_i belongs to the i-th point: whatever is done to the order of the labels has to be done to that of the points.",
        *_in_order(np.sort),
        *_in_order(lambda y: np.sort(y)[::-1]),
        *_in_order(lambda y: y[::-1]),
    ),
)
