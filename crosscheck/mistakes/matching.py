"""Which catalogued misconception reproduces what a submission returned, at every point where it was asked.

A cause is named only if the changed reference gives the submission's own numbers at all ordinary probes, at least two of
them drawn afresh; so that a named cause is a demonstrated one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.mistakes.gradients import GRADIENTS, NXN, SIGMOID_SLOPES, WITH_BIASES, Stages
from crosscheck.mistakes.losses import LOSSES, loss_pairs
from crosscheck.mistakes.model import EXACT, REFERENCE_LOSS, REFERENCE_NETWORK, Backprop, Loss, Network
from crosscheck.mistakes.networks import MISWRITTEN, NETWORKS, network_pairs

MATCH = 1e-7  # of the largest entry: catalogued mistakes differ by far more, rounding by far less

SATURATED = 1e-8  # distance from 0 or 1 at which log(1 - p) keeps 8 digits, a few more than `MATCH` asks for
SMALLEST_SCALE = 1e-3  # below which a match is an absolute one: derivatives of 0 are rounding errors
FORMS = 24  # of each mistake in pairs; of `gradient-wrong-order` the permutations of blocks, which come first

Kinds: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Observation:
    """What a submission returned for one call: value () or (17,), or (n,) outputs at the points X of one network."""

    params: Array
    X: Array
    y: Array  # (N,) or (N, 1), as it was passed; unused for the network
    value: Array
    expected: Array  # the reference's answer
    fresh: bool
    outputs: Array | None = None  # (N,): the submission's own network at X, where it was asked


def match_network(seen: Sequence[Observation]) -> tuple[Kinds, Network]:
    """Name the network mistake, or the two, whose outputs are the submission's, and give that network."""
    for kind, forms in NETWORKS.items():
        for network in forms:
            if _reproduces(seen, _output(network)):
                return (kind,), network
    for kinds, network in network_pairs():
        if _reproduces(seen, _output(network)):
            return kinds, network
    return (), REFERENCE_NETWORK


def _output(network: Network) -> Callable[[Observation], Array]:
    return lambda o: network.forward(o.params, o.X).p


def match_loss(seen: Sequence[Observation], believed: Network) -> tuple[Kinds, Loss]:
    """Name the loss mistake that gives the submission's losses, on its own outputs or those of a mistaken network.

    Parameters
    ----------
    seen : observations of the loss
    believed : Network
        What the submission's network was found to be.

    Returns
    -------
    kinds : tuple of str
        One kind, two where a network's mistake and a loss's meet, or none.
    form : Loss
        The mistaken loss that was demonstrated; the reference if none was.
    """
    own = [believed] if believed is REFERENCE_NETWORK else [believed, REFERENCE_NETWORK]
    for kind, forms in LOSSES.items():
        for form, network in itertools.product(forms, own):
            if _reproduces(seen, _loss(form, network)):
                return (kind,), form
    for kinds, form in loss_pairs():
        if any(_reproduces(seen, _loss(form, network)) for network in own):
            return kinds, form
    for network_kind, network in _networks():
        if _reproduces(seen, _loss(REFERENCE_LOSS, network, by_itself=True)):
            return (network_kind,), REFERENCE_LOSS
    for (network_kind, network), (kind, form) in itertools.product(_networks(), _losses()):
        if kind != "clip-too-strong" and _reproduces(seen, _loss(form, network, by_itself=True)):
            return (network_kind, kind), form
    return (), REFERENCE_LOSS


def _loss(form: Loss, network: Network, by_itself: bool = False) -> Callable[[Observation], float]:
    """Take the loss of the submission's own outputs where they were asked, else of the network's."""

    def value(o: Observation) -> float:
        own = None if by_itself else o.outputs
        return form.value(network.forward(o.params, o.X).p if own is None else own, o.y)

    return value


def match_gradient(seen: Sequence[Observation], network: Network, loss: Loss) -> Kinds:
    """Name the mistake, or the two, that give the submission's gradients.

    Parameters
    ----------
    seen : observations of the gradient
    network, loss
        What the submission's own were found to be: a mistake in the gradient alone may sit on top of theirs.
    """
    bases = [(REFERENCE_NETWORK, REFERENCE_LOSS)]
    if network is not REFERENCE_NETWORK or loss is not REFERENCE_LOSS:
        bases.append((network, loss))
    for on, of in bases:
        for kind, backprop in _backprops():
            if _reproduces(seen, _gradient(backprop, on, of)):
                return (kind,)
    for kind, form in _losses():
        if _reproduces(seen, _gradient(EXACT, REFERENCE_NETWORK, form)):
            return (kind,)
    for kind, mistaken in _networks():
        with_biases = _gradient(Backprop(**WITH_BIASES), mistaken, REFERENCE_LOSS)
        if _reproduces(seen, with_biases) or consistent_with_network(seen, mistaken):
            return (kind,)
    for on, of in bases:
        for kinds, backprop in _pairs():
            if _reproduces(seen, _gradient(backprop, on, of)):
                return kinds
    return ()


def broadcasts(columns: Sequence[Observation]) -> bool:
    """Say whether gradients for labels (N, 1) are what broadcasting them against outputs (N,) gives."""
    return any(_reproduces(columns, _gradient(Backprop(**stages), REFERENCE_NETWORK, REFERENCE_LOSS)) for stages in NXN)


def consistent_with_network(seen: Sequence[Observation], network: Network) -> bool:
    """Say whether the gradients are those of p - y at a mistaken network's outputs p, as by-hand formulas give them.

    The rest of the formulas may be the network's own, with the derivatives of biases that it lacks, or the homework's: if
    the sigmoid is miswritten, with the slope of the one that was meant; if x1 and x2 are exchanged, with each in its place.
    """
    textbook = Backprop(delta=lambda t: t.f.p - t.y)
    forms = [EXACT, textbook, replace(textbook, **WITH_BIASES)]
    if network.hidden in MISWRITTEN:
        forms.append(replace(textbook, **SIGMOID_SLOPES[0]))
    if network.swap_inputs:
        forms.append(replace(textbook, x=lambda t: t.f.x[::-1]))
    return network is not REFERENCE_NETWORK and (
        any(_reproduces(seen, _gradient(form, network, REFERENCE_LOSS)) for form in forms)
        or _reproduces(seen, lambda o: _with_outputs_of(network, o))
    )


def _with_outputs_of(network: Network, o: Observation) -> Array:
    p = network.forward(o.params, o.X).p
    return Backprop(delta=lambda t: p - t.y).gradient(REFERENCE_NETWORK, REFERENCE_LOSS, o.params, o.X, o.y)


def derivative_of_mistaken(seen: Sequence[Observation], network: Network, loss: Loss) -> bool:
    """Say whether the gradients are the exact ones of a mistaken loss, even where its kinks defeat differences.

    Where an output of the mistaken network saturates, its loss may have no number or few digits, and so may what is
    made of them.
    """
    if network is REFERENCE_NETWORK and loss is REFERENCE_LOSS:
        return False
    exact = _gradient(EXACT, network, loss)
    return _reproduces([o for o in seen if not _saturates(network, o)], exact) or _reproduces(seen, exact)


def _saturates(network: Network, o: Observation) -> bool:
    """Say whether an output of a network is too near to 0 or 1 for its logarithms."""
    with np.errstate(all="ignore"):
        p = network.forward(o.params, o.X).p
    return bool(((p < SATURATED) | (p > 1 - SATURATED)).any())


def _gradient(backprop: Backprop, network: Network, loss: Loss) -> Callable[[Observation], Array]:
    return lambda o: backprop.gradient(network, loss, o.params, o.X, o.y)


def _reproduces(seen: Sequence[Observation], candidate: Callable[[Observation], Array | float]) -> bool:
    """Say whether `candidate` gives the observed values everywhere; fresh and finite ones at least twice.

    A candidate that nowhere differs from the reference explains nothing: two mistakes may cancel.
    """
    fresh, differs = 0, False
    with np.errstate(all="ignore"):
        for o in seen:
            expected = np.asarray(candidate(o))
            if expected.shape != o.value.shape or not same(o.value, expected):
                return False
            differs |= not same(expected, o.expected)
            fresh += o.fresh and bool(np.isfinite(expected).any())
    return fresh >= 2 and differs


def same(value: Array, expected: Array) -> bool:
    """Say whether two arrays are equal but for rounding; NaN equals NaN."""
    finite = np.isfinite(expected)
    if not np.array_equal(value[~finite], expected[~finite], equal_nan=True):
        return False
    if not finite.any():
        return True
    scale = max(SMALLEST_SCALE, float(np.abs(expected[finite]).max()))
    return bool((np.abs(value[finite] - expected[finite]) <= MATCH * scale).all())


def _networks() -> Iterator[tuple[str, Network]]:
    return ((kind, form) for kind, forms in NETWORKS.items() for form in forms)


def _losses() -> Iterator[tuple[str, Loss]]:
    return ((kind, form) for kind, forms in LOSSES.items() for form in forms)


def _backprops() -> Iterator[tuple[str, Backprop]]:
    for kind, forms in GRADIENTS.items():
        for stages in forms:
            yield kind, Backprop(**stages)
    for stages in NXN:
        yield "nxn-broadcast", Backprop(**stages)
    for stages in SIGMOID_SLOPES:
        yield "slope-of-another-activation", Backprop(**stages)


def _pairs() -> Iterator[tuple[Kinds, Backprop]]:
    """Two mistakes in different stages of the chain rule; of the many orders, those of whole blocks."""
    single: list[tuple[str, Stages]] = [(kind, form) for kind, forms in GRADIENTS.items() for form in forms[:FORMS]]
    for (one, first), (two, second) in itertools.combinations(single, 2):
        if one != two and not first.keys() & second.keys():
            yield (one, two), Backprop(**first, **second)
