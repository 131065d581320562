"""Misconceptions about the loss: wrong terms, wrong sums, wrong points."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.mistakes.model import REFERENCE_LOSS, Loss, sigmoid

LN2, LN10 = float(np.log(2)), float(np.log(10))
# A clip acts on outputs beyond it alone; what is added to every output shows in the published 41.4 from 1e-4 on (41.34).
STRONG_ADDED = (2e-4, 1e-4)
STRONG_CLIPS = (0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 5e-4)


def _scaled(factor: Callable[[int], float]) -> Loss:
    return Loss(
        lambda p, y: factor(y.size) * REFERENCE_LOSS.value(p, y),
        lambda p, y: factor(y.size) * REFERENCE_LOSS.slope(p, y),
    )


def _of_points(chosen: slice, of_several: bool = False) -> Loss:
    """Count the chosen points only; `of_several`: a single one is counted all the same."""

    def mask(n: int) -> Array:
        counted = np.zeros(n)
        counted[chosen if n > 1 or not of_several else slice(None)] = 1
        return counted

    def value(p: Array, y: Array) -> float:
        counted = mask(p.size) > 0
        return REFERENCE_LOSS.value(p[counted], y.reshape(-1)[counted])

    return Loss(value, lambda p, y: mask(p.size) * REFERENCE_LOSS.slope(p, y))


def _only_y_log_p(p: Array, y: Array) -> float:
    return float(-np.sum(y.reshape(-1) * np.log(p)))


def _only_1_minus_y(p: Array, y: Array) -> float:
    return float(-np.sum((1 - y.reshape(-1)) * np.log(1 - p)))


def _squares(factor: Callable[[int], float]) -> Loss:
    return Loss(
        lambda p, y: factor(y.size) * float(np.sum((p - y.reshape(-1)) ** 2)),
        lambda p, y: factor(y.size) * 2 * (p - y.reshape(-1)),
    )


def _swapped() -> Loss:
    return Loss(lambda p, y: REFERENCE_LOSS.value(p, 1 - y), lambda p, y: REFERENCE_LOSS.slope(p, 1 - y))


def _of_a_sigmoid_more() -> Loss:
    """Take outputs for pre-activations, as `binary_cross_entropy_with_logits` of probabilities does."""

    def slope(p: Array, y: Array) -> Array:
        again, change = sigmoid(p)
        return REFERENCE_LOSS.slope(again, y) * change

    return Loss(lambda p, y: REFERENCE_LOSS.value(sigmoid(p)[0], y), slope)


def _plus_for_minus() -> Loss:
    """Evaluate -sum [y log p - (1 - y) log(1 - p)]: the second term has the wrong sign."""

    def value(p: Array, y: Array) -> float:
        y = y.reshape(-1)
        return float(-np.sum(y * np.log(p) - (1 - y) * np.log(1 - p)))

    return Loss(value, lambda p, y: -y.reshape(-1) / p - (1 - y.reshape(-1)) / (1 - p))


def _every_label_with_every_output(mean: bool) -> Loss:
    """Broadcast outputs (N,) against labels (N, 1), as a naive vectorised loss does; labels (N,) go right."""

    def value(p: Array, y: Array) -> float:
        terms = -(y * np.log(p) + (1 - y) * np.log(1 - p))
        return float(np.mean(terms) if mean else np.sum(terms))

    def slope(p: Array, y: Array) -> Array:
        each = (p - y) / (p * (1 - p))
        return (each if y.ndim == 1 else each.sum(axis=0)) / (each.size if mean else 1)

    return Loss(value, slope)


def added(eps: float) -> Loss:
    """Keep log away from 0 by adding a constant `eps` to what it is taken of."""

    def value(p: Array, y: Array) -> float:
        y = y.reshape(-1)
        return float(-np.sum(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps)))

    def slope(p: Array, y: Array) -> Array:
        y = y.reshape(-1)
        return -y / (p + eps) + (1 - y) / (1 - p + eps)

    return Loss(value, slope)


def clipped(eps: float) -> tuple[Loss, ...]:
    """Keep log away from 0 by letting what it is taken of be no less than a constant `eps`, in either usual way."""

    def clip_value(p: Array, y: Array) -> float:
        return REFERENCE_LOSS.value(np.clip(p, eps, 1 - eps), y)

    def clip_slope(p: Array, y: Array) -> Array:
        inside = (p > eps) & (p < 1 - eps)
        return inside * REFERENCE_LOSS.slope(np.clip(p, eps, 1 - eps), y)

    def floor_value(p: Array, y: Array) -> float:
        y = y.reshape(-1)
        return float(-np.sum(y * np.log(np.maximum(p, eps)) + (1 - y) * np.log(np.maximum(1 - p, eps))))

    def floor_slope(p: Array, y: Array) -> Array:
        y = y.reshape(-1)
        return -y / p * (p > eps) + (1 - y) / (1 - p) * (1 - p > eps)

    return Loss(clip_value, clip_slope), Loss(floor_value, floor_slope)


LOSSES: dict[str, tuple[Loss, ...]] = {
    "mean-instead-of-sum": (_scaled(lambda n: 1 / n),),
    "missing-minus-sign": (_scaled(lambda n: -1.0),),
    "only-y-log-p-term": (Loss(_only_y_log_p, lambda p, y: -y.reshape(-1) / p),),
    "only-1-minus-y-term": (Loss(_only_1_minus_y, lambda p, y: (1 - y.reshape(-1)) / (1 - p)),),
    "mse-loss": (
        _squares(lambda n: 1.0),
        _squares(lambda n: 0.5),
        _squares(lambda n: 1 / n),
        _squares(lambda n: 0.5 / n),
    ),
    "wrong-log-base": (_scaled(lambda n: 1 / LN2), _scaled(lambda n: 1 / LN10)),
    "clip-too-strong": (
        *(form for eps in STRONG_CLIPS for form in clipped(eps)),
        *(added(eps) for eps in (*STRONG_CLIPS, *STRONG_ADDED)),
    ),
    "skips-last-sample": (_of_points(slice(None, -1)), _of_points(slice(None, -1), of_several=True)),
    "skips-first-sample": (_of_points(slice(1, None)), _of_points(slice(1, None), of_several=True)),
    "skips-beyond-500": (_of_points(slice(0, 500)),),
    "first-sample-only": (_of_points(slice(0, 1)),),
    "last-sample-only": (_of_points(slice(-1, None)),),
    "nxn-broadcast": (_every_label_with_every_output(mean=False),),
    "swapped-log-terms": (_swapped(),),
    "wrong-sign-of-second-term": (_plus_for_minus(),),
    "half-of-the-sum": (_scaled(lambda n: 0.5),),
    "sigmoid-twice": (_of_a_sigmoid_more(),),
}

SCALES: dict[str, tuple[Callable[[int], float], ...]] = {
    "mean-instead-of-sum": (lambda n: 1 / n,),
    "missing-minus-sign": (lambda n: -1.0,),
    "wrong-log-base": (lambda n: 1 / LN2, lambda n: 1 / LN10),
    "half-of-the-sum": (lambda n: 0.5,),
}


def loss_pairs() -> Iterator[tuple[tuple[str, str], Loss]]:
    """Two mistakes of which one is a factor; the mean of N x N terms divides by N^2, and by N where the labels are flat."""
    yield ("mean-instead-of-sum", "nxn-broadcast"), _every_label_with_every_output(mean=True)
    for (one, factors), (two, forms) in itertools.product(SCALES.items(), LOSSES.items()):
        for factor, form in itertools.product(factors, forms):
            if one != two:
                yield (one, two), _times(factor, form)


def _times(factor: Callable[[int], float], form: Loss) -> Loss:
    return Loss(lambda p, y: factor(y.size) * form.value(p, y), lambda p, y: factor(y.size) * form.slope(p, y))
