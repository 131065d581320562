"""Misconceptions about the gradient: one stage of the chain rule gone wrong.

Each form names the stages it changes, so that two mistakes in different stages can be tried together.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from crosscheck.homework.circles.contract import ETA, Array
from crosscheck.mistakes.model import Network, Pass, sigmoid

Stages: TypeAlias = dict[str, Callable[..., Any]]  # the stages of `Backprop` that are exchanged


def _updated_u(t: Pass, delta: Array) -> Array:
    updated: Array = t.f.u - ETA * (t.f.h @ delta)
    return updated[:, np.newaxis]


def _over_labels(t: Pass) -> Array:
    """Sum p_j - y_i over all labels i: what (N,) minus (N, 1) adds up to along its columns."""
    every: Array = t.n * t.f.p - t.y.sum()
    return every


def _over_outputs(t: Pass) -> Array:
    """Sum p_j - y_i over all outputs j, along its rows."""
    every: Array = t.f.p.sum() - t.n * t.y
    return every


def _scaled(factor: Callable[[Pass], float]) -> Stages:
    return {"finish": lambda t, gradient: factor(t) * gradient}


def _of_points(chosen: slice, of_several: bool = False) -> Stages:
    """Count the chosen points only; `of_several`: a single one is counted all the same."""

    def delta(t: Pass) -> Array:
        if of_several and t.n == 1:
            return t.delta
        kept = np.zeros_like(t.delta)
        kept[chosen] = t.delta[chosen]
        return kept

    return {"delta": delta}


def _transposed(t: Pass, du: Array, da: float, dV: Array, db: Array) -> Array:
    return t.network.pack(du, da, dV.T.reshape(4, 2), db)


def _ordered(order: tuple[str, ...], transpose: bool = False) -> Stages:
    def arrange(t: Pass, du: Array, da: float, dV: Array, db: Array) -> Array:
        flat = dV.T.ravel() if transpose else dV.ravel()
        blocks = {"u": du, "a": np.array([da]), "v": flat, "b": db}
        return np.concatenate([blocks[name] for name in order])

    return {"arrange": arrange}


def _repacked(network: Network) -> Stages:
    return {"arrange": lambda t, du, da, dV, db: network.pack(du, da, dV, db)}


def _b_times(weight: Callable[[Array], Array]) -> Stages:
    return {"db": lambda t, through: through @ weight(t.f.x)}


_ORDERS = [order for order in itertools.permutations("uavb") if order != ("u", "a", "v", "b")]

GRADIENTS: dict[str, tuple[Stages, ...]] = {
    "sign-error-y-minus-p": ({"delta": lambda t: -t.delta},),
    "gradient-of-mean": (_scaled(lambda t: 1 / t.n),),
    "gradient-scaled-by-eta": (_scaled(lambda t: ETA), _scaled(lambda t: -ETA)),
    "extra-output-sigma-prime": ({"delta": lambda t: t.delta * t.f.p * (1 - t.f.p)},),
    "missing-output-sigma-prime": ({"delta": lambda t: t.loss.slope(t.f.p, t.y)},),
    "missing-hidden-sigma-prime": ({"slope": lambda t: np.ones_like(t.f.h)},),
    "sigma-prime-at-activation": (
        {"slope": lambda t: sigmoid(t.f.h)[1]},
        {"slope": lambda t: sigmoid(t.f.h)[1], "delta": lambda t: t.delta * sigmoid(t.f.p)[1]},
        {
            "slope": lambda t: sigmoid(t.f.h)[1],
            "delta": lambda t: t.loss.slope(t.f.p, t.y) * sigmoid(t.f.p)[1],
        },
        {"delta": lambda t: t.loss.slope(t.f.p, t.y) * sigmoid(t.f.p)[1]},
    ),
    "slope-of-another-activation": (
        {"slope": lambda t: 1 - t.f.h**2},
        {"slope": lambda t: (t.f.q > 0).astype(float)},
    ),
    "sigma-prime-without-one-minus": ({"slope": lambda t: t.f.h}, {"slope": lambda t: 1 - t.f.h}),
    "missing-u-in-hidden-delta": ({"hidden_u": lambda t, delta: np.ones((4, 1))},),
    "shared-u1-hidden-delta": (*({"hidden_u": lambda t, delta, j=j: np.full((4, 1), t.f.u[j])} for j in range(4)),),
    "u-updated-before-backprop": ({"hidden_u": _updated_u},),
    "u-grad-uses-preactivation": ({"du": lambda t, delta: t.f.q @ delta},),
    "u-grad-without-hidden": ({"du": lambda t, delta: np.full(4, delta.sum())},),
    "v-grad-x-swapped": ({"x": lambda t: t.f.x[::-1]},),
    "v-grad-x1-for-both": ({"x": lambda t: t.f.x[[0, 0]]}, {"x": lambda t: t.f.x[[1, 1]]}),
    "v-grad-transposed-flatten": ({"arrange": _transposed},),
    "b-grad-zero": ({"db": lambda t, through: np.zeros(4)},),
    "b-grad-times-x": (
        _b_times(lambda x: x[0]),
        _b_times(lambda x: x[1]),
        _b_times(lambda x: x[0] + x[1]),
        _b_times(lambda x: x[0] * x[1]),
    ),
    "b-grad-is-delta": ({"db": lambda t, through: np.full(4, t.delta.sum())},),
    "gradient-wrong-order": (
        *(_ordered(order) for order in _ORDERS),
        _repacked(Network(u=(3, 2, 1, 0), V=((11, 12), (9, 10), (7, 8), (5, 6)), b=(16, 15, 14, 13))),
        {"finish": lambda t, gradient: gradient[::-1]},
        *(_ordered(order, transpose=True) for order in _ORDERS),
    ),
    "skips-last-sample": (_of_points(slice(None, -1)), _of_points(slice(None, -1), of_several=True)),
    "skips-first-sample": (_of_points(slice(1, None)), _of_points(slice(1, None), of_several=True)),
    "skips-beyond-500": (_of_points(slice(0, 500)),),
    "first-sample-only": (_of_points(slice(0, 1)),),
    "last-sample-only": (_of_points(slice(-1, None)),),
    "swapped-log-terms": ({"delta": lambda t: t.f.p - (1 - t.y)},),
    "output-delta-without-label": ({"delta": lambda t: t.f.p},),
}

NXN: tuple[Stages, ...] = tuple(
    {"delta": of_hidden, "du": lambda t, _, of_u=of_u: t.f.h @ of_u(t)}
    for of_hidden, of_u in itertools.product((_over_labels, _over_outputs), repeat=2)
)
SIGMOID_SLOPES: tuple[Stages, ...] = (  # right for the homework's network, and for none with another activation
    {"slope": lambda t: t.f.h * (1 - t.f.h)},
    {"slope": lambda t: sigmoid(t.f.q)[1]},
    {"slope": lambda t: t.f.h * (1 - t.f.h), "delta": lambda t: t.f.p - t.y},
)
WITH_BIASES: Stages = _repacked(Network())  # the derivatives of biases, though the forward pass leaves them out
