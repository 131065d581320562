"""Misconceptions about the network: wrong packing, missing biases, other activations."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.mistakes.losses import STRONG_CLIPS
from crosscheck.mistakes.model import Activation, Network, sigmoid

SIZES = {"u": 4, "a": 1, "V": 8, "b": 4}


def _relu(t: Array) -> tuple[Array, Array]:
    return np.maximum(t, 0), (t > 0).astype(float)


def _tanh(t: Array) -> tuple[Array, Array]:
    return np.tanh(t), 1 - np.tanh(t) ** 2


def _identity(t: Array) -> tuple[Array, Array]:
    return t, np.ones_like(t)


def _wrong_sign(t: Array) -> tuple[Array, Array]:
    h, dh = sigmoid(-t)
    return h, -dh


def _without_parentheses(t: Array) -> tuple[Array, Array]:
    """Evaluate 1 / 1 + exp(-t)."""
    return 1 + np.exp(-t), -np.exp(-t)


def _twice(t: Array) -> tuple[Array, Array]:
    p, dp = sigmoid(t)
    again, slope = sigmoid(p)
    return again, slope * dp


def _threshold(t: Array) -> tuple[Array, Array]:
    return (t > 0).astype(float), np.zeros_like(t)


def _tanh_halved(t: Array) -> tuple[Array, Array]:
    return (1 + np.tanh(t)) / 2, (1 - np.tanh(t) ** 2) / 2


def _rows(start: int) -> tuple[tuple[int, int], ...]:
    return tuple((start + 2 * j, start + 2 * j + 1) for j in range(4))


def _packed(order: str) -> Network:
    """Give the network that unpacks its parameters, in blocks, in another order."""
    starts, start = {}, 0
    for block in order:
        starts[block], start = start, start + SIZES[block]
    return Network(u=_run(starts["u"]), a=starts["a"], V=_rows(starts["V"]), b=_run(starts["b"]))


def _run(start: int) -> tuple[int, ...]:
    return tuple(range(start, start + 4))


def _clipped_sigmoid(eps: float) -> Activation:
    def clipped(t: Array) -> tuple[Array, Array]:
        p, dp = sigmoid(t)
        return np.clip(p, eps, 1 - eps), dp * ((p > eps) & (p < 1 - eps))

    return clipped


def clipped_sums(most: float, flat: bool) -> Network:
    """Give the network whose sigmoids clip what they are given; `flat`: with a slope of 0 beyond."""

    def clipped(t: Array) -> tuple[Array, Array]:
        p, dp = sigmoid(np.clip(t, -most, most))
        return p, dp * (np.abs(t) < most) if flat else dp

    return Network(hidden=clipped, output=clipped)


_TRANSPOSED = tuple((5 + j, 9 + j) for j in range(4))

NETWORKS: dict[str, tuple[Network, ...]] = {
    "transposed-v-packing": (Network(V=_TRANSPOSED),),
    "a-at-index-0": (Network(a=0, u=_run(1)),),
    "a-last": (_packed("uVba"), _packed("ubVa"), _packed("Vbua")),
    "unpacks-b-before-v": (Network(b=_run(5), V=_rows(9)),),
    "u-b-swapped": (Network(u=_run(13), b=_run(0)),),
    "v-and-b-interleaved": (Network(V=tuple((5 + 3 * j, 6 + 3 * j) for j in range(4)), b=tuple(range(7, 17, 3))),),
    "missing-output-bias": (Network(a=None),),
    "missing-hidden-bias": (Network(b=None),),
    "subtracted-bias": (Network(b_sign=-1.0), Network(a_sign=-1.0), Network(a_sign=-1.0, b_sign=-1.0)),
    "slice-off-by-one": (Network(b=_run(12)), Network(V=_rows(4)), Network(V=_rows(6)), Network(u=_run(1))),
    "relu-hidden": (Network(hidden=_relu),),
    "tanh-hidden": (Network(hidden=_tanh),),
    "tanh-output": (Network(output=_tanh), Network(output=_tanh_halved)),
    "relu-output": (Network(output=_relu),),
    "missing-output-sigmoid": (Network(output=_identity),),
    "missing-hidden-sigmoid": (Network(hidden=_identity),),
    "sigmoid-exponent-sign": (
        Network(hidden=_wrong_sign, output=_wrong_sign),
        Network(output=_wrong_sign),
        Network(hidden=_wrong_sign),
    ),
    "sigmoid-without-parentheses": (
        Network(hidden=_without_parentheses, output=_without_parentheses),
        Network(output=_without_parentheses),
        Network(hidden=_without_parentheses),
    ),
    "sigmoid-twice": (Network(output=_twice),),
    "thresholded-output": (Network(output=_threshold),),
    "swapped-x-inputs": (Network(swap_inputs=True),),
    "clip-too-strong": tuple(Network(output=_clipped_sigmoid(eps)) for eps in STRONG_CLIPS),
    "shared-hidden-bias": (*(Network(b=(13 + j,) * 4) for j in range(4)),),
    "shared-output-weight": (*(Network(u=(j,) * 4) for j in range(4)),),
    "first-hidden-unit-only": (*(Network(V=((5 + 2 * j, 6 + 2 * j),) * 4) for j in range(4)),),
}

_NAMED = {form for forms in NETWORKS.values() for form in forms}
NETWORKS["unpacks-in-another-order"] = tuple(
    form for order in itertools.permutations("uaVb") if (form := _packed("".join(order))) not in _NAMED | {Network()}
)
MISWRITTEN = (_wrong_sign, _without_parentheses)  # of which the textbook's slope h (1 - h) is not the derivative


def network_pairs() -> Iterator[tuple[tuple[str, str], Network]]:
    """Two mistakes that change different parts of the network: a packing and an activation, a missing bias and a packing."""
    single = [(kind, form, _changes(form)) for kind, forms in NETWORKS.items() for form in forms]
    for (one, _, first), (two, form, second) in itertools.combinations(single, 2):
        if one != two and not first.keys() & second.keys():
            yield (one, two), replace(form, **first)


def _changes(network: Network) -> dict[str, Any]:
    return {f.name: value for f in fields(network) if (value := getattr(network, f.name)) != f.default}
