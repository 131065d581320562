"""Mistakes of a whole layer: another activation, a bias outside, sums that go on, an index that points elsewhere."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from crosscheck.homework.circles.contract import NAMES
from crosscheck.homework.circles.mistakes.rescaled import GUARDS, choices
from crosscheck.homework.circles.model import NETWORK
from crosscheck.mistakes.activations import OTHERS, Activation, cut_sigmoid
from crosscheck.mistakes.fitting import Family, chosen, spelled
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.model import Network
from crosscheck.submissions.probes import Array

CUTS = (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0)  # beyond which people set a sigmoid to 0 or 1
ENDS = (0.0, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2)  # or to this and 1 minus this

ANOTHER_ACTIVATION = Mistake(
    "another-activation",
    "network",
    "Another function is used in place of a sigmoid: {what}.",
    "The homework's nodes are sigmoids, phi(t) = 1 / (1 + exp(-t)), hidden nodes and output alike.",
)
CUT_SIGMOID = Mistake(
    "cut-sigmoid",
    "network",
    "The sigmoid is set to {low} and {high} where what it is given lies beyond -{most} .. {most}, which ordinary points reach.",
    "phi(t) = 1 / (1 + exp(-t)) for all t. Where exp overflows, it is 0 all the same, with a warning; scipy.special.expit has "
    "none.",
)
BIAS_OUTSIDE = Mistake(
    "bias-outside-sigmoid",
    "network",
    "A bias is added after the sigmoid, not within: {how}.",
    "G = phi(V x + b) and y_out = phi(u . G + a): a bias is part of what a sigmoid is given.",
)
SUM_NOT_RESET = Mistake(
    "sum-not-reset",
    "network",
    "The sum that a hidden node's sigmoid is given goes on from one node to the next{how}.",
    "q_j = v_j1 x1 + v_j2 x2 + b_j for each node by itself: let the sum begin with 0 inside of the loop over the nodes.",
)
SOFTMAX_HIDDEN = Mistake(
    "softmax-hidden",
    "network",
    "The hidden nodes go through a softmax{times}, so that each depends on what the others are given.",
    "The homework's hidden nodes are sigmoids, each of its own sum: G_j = phi(q_j).",
)
NORMALISED_HIDDEN = Mistake(
    "normalised-hidden",
    "network",
    "What the hidden nodes' sigmoids are given is standardised over the nodes, so that each depends on the others.",
    "G_j = phi(q_j), each of its own sum as it is.",
)
WRONG_INDEX = Mistake(
    "wrong-index",
    "network",
    "An index into params is wrong: {which}.",
    "The packing is u1, u2, u3, u4, a, v11, v12, v21, v22, .., v42, b1, b2, b3, b4: u = params[0:4], a = params[4], "
    "V = params[5:13].reshape(4, 2), b = params[13:17].",
)
OF_LAYERS = (
    ANOTHER_ACTIVATION,
    CUT_SIGMOID,
    BIAS_OUTSIDE,
    SUM_NOT_RESET,
    SOFTMAX_HIDDEN,
    NORMALISED_HIDDEN,
    WRONG_INDEX,
)

_PLACES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("everywhere", ("hidden", "output")),
    ("in the output", ("output",)),
    ("in the hidden nodes", ("hidden",)),
)


def _with(place: float, activation: Activation) -> Network:
    changed: dict[str, Any] = dict.fromkeys(_PLACES[int(place)][1], activation)
    return replace(NETWORK, **changed)


def _another_told(which: float, place: float) -> Mapping[str, object]:
    return {"what": f"{OTHERS[int(which)][0]}, {_PLACES[int(place)][0]}"}


def _cut_told(most: float, eps: float, place: float) -> Mapping[str, object]:
    low, high = ("0", "1") if eps == 0 else (f"{eps:.0e}", f"1 - {eps:.0e}")
    return {"most": spelled(most), "low": low, "high": high}


_Layer = Callable[[Activation, Array, Array], Array]


def _outside(phi: Activation, sums: Array, b: Array) -> Array:
    return phi.at(sums)[0] + b


def _goes_on(phi: Activation, sums: Array, b: Array) -> Array:
    return phi.at(np.cumsum(sums, axis=0) + b)[0]


def _goes_on_with_biases(phi: Activation, sums: Array, b: Array) -> Array:
    return phi.at(np.cumsum(sums + b, axis=0))[0]


def _softmax(times: float) -> _Layer:
    def layer(_: Activation, sums: Array, b: Array) -> Array:
        raised = np.exp(sums + b - (sums + b).max(axis=0))
        share: Array = times * raised / raised.sum(axis=0)
        return share

    return layer


def _normalised(ddof: float, guard: float, within: float) -> Network:
    """Standardise V x + b over the nodes, with what people add to the variance or to the deviation."""

    def layer(phi: Activation, sums: Array, b: Array) -> Array:
        q = sums + b
        variance = q.var(axis=0, ddof=int(ddof))
        deviation = np.sqrt(variance + guard) if within else np.sqrt(variance) + guard
        return phi.at((q - q.mean(axis=0)) / deviation)[0]

    return replace(NETWORK, layer=layer)


_OUTSIDE: tuple[tuple[str, Network], ...] = (
    ("G = phi(V x) + b", replace(NETWORK, layer=_outside)),
    ("y_out = phi(u . G) + a", replace(NETWORK, node=lambda phi, s, a: phi.at(s)[0] + a)),
    ("both b and a", replace(NETWORK, layer=_outside, node=lambda phi, s, a: phi.at(s)[0] + a)),
)
_NOT_RESET: tuple[tuple[str, Network], ...] = (
    ("", replace(NETWORK, layer=_goes_on)),
    (", with the biases before its own", replace(NETWORK, layer=_goes_on_with_biases)),
)


def _read(places: Mapping[int, int]) -> Network:
    """Return the network that reads some of its parameters from others' places."""

    def moved(own: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(places.get(i, i) for i in own)

    assert NETWORK.a is not None
    assert NETWORK.b is not None
    (a,) = moved((NETWORK.a,))
    return replace(NETWORK, u=moved(NETWORK.u), a=a, V=tuple(map(moved, NETWORK.V)), b=moved(NETWORK.b))


def _exchanged(i: float, j: float) -> Network:
    return _read({int(i): int(j), int(j): int(i)})


def _one_for_another(i: float, j: float) -> Network:
    return _read({int(i): int(j)})


def _families() -> Iterator[Family[Network]]:
    yield choices(BIAS_OUTSIDE, _OUTSIDE)
    yield choices(SUM_NOT_RESET, _NOT_RESET)
    yield Family(
        (SOFTMAX_HIDDEN,),
        lambda times: replace(NETWORK, layer=_softmax(times)),
        chosen(((1.0,), (float(len(NETWORK.u)),))),
        lambda times: {"times": "" if times == 1 else f" times {spelled(times)}"},
    )
    yield Family(
        (NORMALISED_HIDDEN,),
        _normalised,
        chosen(itertools.product((0.0, 1.0), GUARDS, (0.0, 1.0))),
        lambda ddof, guard, within: {},
    )
    pairs = list(itertools.product(range(len(NAMES)), repeat=2))
    yield Family(
        (WRONG_INDEX,),
        _exchanged,
        chosen((float(i), float(j)) for i, j in pairs if i < j),
        lambda i, j: {"which": f"{NAMES[int(i)]} and {NAMES[int(j)]} are exchanged"},
    )
    yield Family(
        (WRONG_INDEX,),
        _one_for_another,
        chosen((float(i), float(j)) for i, j in pairs if i != j),
        lambda i, j: {"which": f"{NAMES[int(i)]} is read from the place of {NAMES[int(j)]}"},
    )
    places = [float(place) for place in range(len(_PLACES))]
    yield Family(
        (ANOTHER_ACTIVATION,),
        lambda which, place: _with(place, OTHERS[int(which)][1]),
        chosen((float(which), place) for which in range(len(OTHERS)) for place in places),
        _another_told,
    )
    yield Family(
        (CUT_SIGMOID,),
        lambda most, eps, place: _with(place, cut_sigmoid(most, eps)),
        chosen(itertools.product(CUTS, ENDS, places)),
        _cut_told,
    )


LAYERS: tuple[Family[Network], ...] = tuple(_families())
