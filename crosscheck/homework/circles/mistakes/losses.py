"""Mistakes of the loss: wrong terms, wrong sums, wrong points. Those of the points are made in the gradient as well."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import numpy as np

from crosscheck.homework.circles.model import LOSS
from crosscheck.mistakes.activations import SIGMOID
from crosscheck.mistakes.forms import gradient_of_points, of_points, scaled, squared_error
from crosscheck.mistakes.mistake import Form, Mistake
from crosscheck.mistakes.model import Backprop, Labels, Loss, Outputs, Pass
from crosscheck.submissions.probes import Array

LN2, LN10 = float(np.log(2)), float(np.log(10))


def _loss(kind: str, hint: str, formula: str, *forms: Form) -> Mistake:
    return Mistake(kind, "loss", hint, formula, forms)


def _points(chosen: slice) -> tuple[Form, ...]:
    """Return the losses and gradients that leave points out, with a lone point left out as well or kept."""
    return tuple(
        form
        for of_several in (False, True)
        for form in (of_points(LOSS, chosen, of_several), gradient_of_points(chosen, of_several))
    )


def _only_y_log_p(p: Outputs, y: Labels) -> float:
    return float(-np.sum(y.reshape(-1) * np.log(p)))


def _only_1_minus_y(p: Outputs, y: Labels) -> float:
    return float(-np.sum((1 - y.reshape(-1)) * np.log(1 - p)))


def _plus_for_minus(p: Outputs, y: Labels) -> float:
    """Evaluate -sum [y log p - (1 - y) log(1 - p)]."""
    y = y.reshape(-1)
    return float(-np.sum(y * np.log(p) - (1 - y) * np.log(1 - p)))


def _slope_of_a_sigmoid_more(p: Outputs, y: Labels) -> Array:
    again, change = SIGMOID.at(p)
    return LOSS.slope(again, y) * change


#: Outputs taken for pre-activations, as `binary_cross_entropy_with_logits` of probabilities does.
OF_A_SIGMOID_MORE = Loss(lambda p, y: LOSS.value(SIGMOID.at(p)[0], y), _slope_of_a_sigmoid_more)


def _all_pairs(mean: bool, always: bool = False) -> Loss:
    """Return the loss that broadcasts outputs (N,) against labels (N, 1); labels (N,) go right, unless they are made a column."""

    def value(p: Outputs, y: Labels) -> float:
        y = y.reshape(-1, 1) if always else y
        terms = -(y * np.log(p) + (1 - y) * np.log(1 - p))
        return float(np.mean(terms) if mean else np.sum(terms))

    def slope(p: Outputs, y: Labels) -> Array:
        y = y.reshape(-1, 1) if always else y
        each = (p - y) / (p * (1 - p))
        return (each if y.ndim == 1 else each.sum(axis=0)) / (each.size if mean else 1)

    return Loss(value, slope)


def _over_labels(t: Pass) -> Array:
    """Sum p_j - y_i over all labels i: what (N,) minus (N, 1) adds up to along its columns."""
    every: Array = t.n * t.f.p - t.y.sum()
    return every


def _over_outputs(t: Pass) -> Array:
    """Sum p_j - y_i over all outputs j, along its rows."""
    every: Array = t.f.p.sum() - t.n * t.y
    return every


def _broadcast_gradients() -> Iterator[Backprop]:
    for of_hidden, of_u in itertools.product((_over_labels, _over_outputs), repeat=2):
        yield Backprop(delta=of_hidden, du=_weighted_by(of_u))


def _weighted_by(sums: Callable[[Pass], Array]) -> Callable[[Pass, Array], Array]:
    return lambda t, _: t.f.h @ sums(t)


MEAN = _loss(
    "mean-instead-of-sum",
    "The loss is divided by the number of points.",
    "The homework asks for the sum, E = -sum_i [...], not the mean; with the mean, eta = 0.001 would be 500 times too small. "
    "Where np.mean stands in it, np.sum belongs.",
    scaled(LOSS, lambda n: 1 / n),
)
BROADCAST = _loss(
    "nxn-broadcast",
    "With labels of shape (N, 1), as the homework passes them, every label is paired with every output.",
    "(N,) against (N, 1) broadcasts to (N, N). Flatten the labels first: y = y_train.reshape(-1).",
    _all_pairs(mean=False),
    *_broadcast_gradients(),
)
COLUMN = _loss(
    "labels-made-a-column",
    "The labels are made a column, whatever their shape, so that every label is paired with every output.",
    "Outputs (N,) against labels (N, 1) broadcast to (N, N). y = y_train.reshape(-1), not reshape(-1, 1).",
    _all_pairs(mean=False, always=True),
)
#: The mean of N x N terms divides by N^2, and by N where the labels are flat.
MEANS_OF_ALL_PAIRS = (
    ((MEAN, BROADCAST), _all_pairs(mean=True)),
    ((MEAN, COLUMN), _all_pairs(mean=True, always=True)),
)

LOSSES: tuple[Mistake, ...] = (
    # factors
    MEAN,
    _loss(
        "missing-minus-sign",
        "The loss has the opposite sign.",
        "E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ]: logarithms of probabilities are negative, so the minus in "
        "front makes E positive, and something to minimise.",
        scaled(LOSS, lambda n: -1.0),
    ),
    # terms
    _loss(
        "only-y-log-p-term",
        "Only one of the two terms is summed, that of the points with label 1.",
        "Only y_i log y_out is. Points with y_i = 0 then cost nothing, whatever the network says; they are what the second "
        "term, (1 - y_i) log(1 - y_out), is for.",
        Loss(_only_y_log_p, lambda p, y: -y.reshape(-1) / p),
    ),
    _loss(
        "only-1-minus-y-term",
        "Only one of the two terms is summed, that of the points with label 0.",
        "Only (1 - y_i) log(1 - y_out) is. Points with y_i = 1 then cost nothing; they are what the first term, y_i log y_out, "
        "is for.",
        Loss(_only_1_minus_y, lambda p, y: (1 - y.reshape(-1)) / (1 - p)),
    ),
    _loss(
        "counted-mistakes",
        "The points that are classified wrongly are counted.",
        "Nothing of that has a slope to descend. The homework asks for the cross-entropy, E = -sum_i [ y_i log y_out + (1 - y_i) "
        "log(1 - y_out) ].",
        Loss(lambda p, y: float(np.sum((p > 0.5) != (y.reshape(-1) > 0.5))), lambda p, y: np.zeros_like(p)),
        Loss(lambda p, y: float(np.mean((p > 0.5) != (y.reshape(-1) > 0.5))), lambda p, y: np.zeros_like(p)),
    ),
    _loss(
        "mse-loss",
        "This is a squared error.",
        "(y_out - y)^2 has no logarithm. The homework asks for the cross-entropy, E = -sum_i [ y_i log y_out + (1 - y_i) log(1 "
        "- y_out) ], whose gradient does not vanish where the output saturates.",
        squared_error(lambda n: 1.0),
        squared_error(lambda n: 0.5),
        squared_error(lambda n: 1 / n),
        squared_error(lambda n: 0.5 / n),
    ),
    _loss(
        "wrong-log-base",
        "The logarithm has another base, 2 or 10.",
        "The result is off by the factor 1/ln 2 (log2) or 1/ln 10 (log10). The cross-entropy uses the natural logarithm, "
        "np.log, and only with it is dE/dz = y_out - y.",
        scaled(LOSS, lambda n: 1 / LN2),
        scaled(LOSS, lambda n: 1 / LN10),
    ),
    # points
    _loss(
        "skips-last-sample",
        "The last point is left out of the sum.",
        "Look for range(N - 1) or a slice [:-1]. All N points count.",
        *_points(slice(None, -1)),
    ),
    _loss(
        "skips-first-sample",
        "The first point is left out of the sum.",
        "Look for range(1, N) or a slice [1:]. All N points count.",
        *_points(slice(1, None)),
    ),
    _loss(
        "skips-beyond-500",
        "Points beyond the 500th are left out of the sum.",
        "Look for X[:500], range(500) or the length of the global X. However many are passed, all N count.",
        of_points(LOSS, slice(0, 500)),
        gradient_of_points(slice(0, 500)),
    ),
    _loss(
        "first-sample-only",
        "Only the first point is counted.",
        "Look for a return inside the loop, or an index [0]. Sum over all N points.",
        of_points(LOSS, slice(0, 1)),
        gradient_of_points(slice(0, 1)),
    ),
    _loss(
        "last-sample-only",
        "Only the last point is counted.",
        "The loop overwrites its result (= instead of +=). Sum over all N points.",
        of_points(LOSS, slice(-1, None)),
        gradient_of_points(slice(-1, None)),
    ),
    BROADCAST,
    COLUMN,
    # labels and signs
    _loss(
        "swapped-log-terms",
        "y and 1 - y are exchanged.",
        "y_i belongs to log y_out, and 1 - y_i to log(1 - y_out), since y_out is the probability that y = 1.",
        Loss(lambda p, y: LOSS.value(p, 1 - y), lambda p, y: LOSS.slope(p, 1 - y)),
        Backprop(delta=lambda t: t.f.p - (1 - t.y)),
    ),
    _loss(
        "wrong-sign-of-second-term",
        "The second term has the wrong sign.",
        "Both are added inside the bracket, E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].",
        Loss(_plus_for_minus, lambda p, y: -y.reshape(-1) / p - (1 - y.reshape(-1)) / (1 - p)),
    ),
    _loss(
        "half-of-the-sum",
        "The loss is half of what it should be.",
        "The factor 1/2 belongs to squared errors, not to the cross-entropy.",
        scaled(LOSS, lambda n: 0.5),
    ),
)
