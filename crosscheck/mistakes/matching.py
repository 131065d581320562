"""Which mistake of the catalogue reproduces what a submission returned, at every point where it was asked.

A mistake is named only if the changed model gives the submission's own numbers at all ordinary probes, at least two of
them drawn afresh: a named cause is a demonstrated one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TypeAlias

import numpy as np

from crosscheck.mistakes.catalogue import Catalogue
from crosscheck.mistakes.fitting import fitted
from crosscheck.mistakes.forms import arranged_as, slopes_as_written
from crosscheck.mistakes.mistake import Form
from crosscheck.mistakes.model import EXACT, Backprop, Forward, Loss, Network
from crosscheck.mistakes.pairs import Mistakes, gradient_pairs, loss_pairs, network_pairs
from crosscheck.submissions.probes import Answer, Array, Probe

MATCH_RTOL = 1e-7  # of the largest entry: mistakes differ by far more, rounding by far less
SATURATED = 1e-8  # from the loss's bounds: log(1 - p) keeps 8 digits there, a few more than MATCH_RTOL asks for
SMALLEST_SCALE = 1e-3  # below which a match is an absolute one: derivatives of 0 are rounding errors
DEMONSTRATED = 2  # fresh probes at which a mistake must show
PASSES_KEPT = 64
FEW_FORMS = 8  # a mistake of the loss that has more is not tried together with a network's: too many to try

Candidate: TypeAlias = Callable[[Answer], Array | float]


@dataclass(frozen=True)
class Belief:
    """What a submission's own network and loss were found to be."""

    network: Network
    loss: Loss

    def is_right(self, catalogue: Catalogue) -> bool:
        """Return whether both are the right ones."""
        return self.network is catalogue.network and self.loss is catalogue.loss


def match_network(catalogue: Catalogue, seen: Sequence[Answer]) -> tuple[Mistakes, Network]:
    """Return the mistake of the network, or the two, whose outputs are the submission's, and that network.

    Without a match, no mistake and the right network.
    """
    seen = _telling_first(seen)
    if (known := _known_network(catalogue, seen)) is not None:
        return known
    if (found := fitted(catalogue.fitted_networks, seen, _outputs)) is not None:
        return found
    for mistakes, network in network_pairs(catalogue):
        if _reproduces(seen, _outputs(network)):
            return mistakes, network
    return (), catalogue.network


def match_loss(
    catalogue: Catalogue, seen: Sequence[Answer], network: Network, outputs: Mapping[Answer, Array]
) -> tuple[Mistakes, Loss]:
    """Return the mistake that gives the submission's losses.

    They are computed from the submission's own outputs where these were asked for, else from those of its network.

    Parameters
    ----------
    catalogue : Catalogue
    seen : answers of the loss
    network : Network
        What the submission's network was found to be.
    outputs : mapping of answer to array (N,)
        The submission's own network's outputs, where they were asked for.

    Returns
    -------
    mistakes : tuple of Mistake
        One, two where a network's mistake and a loss's meet, or none.
    form : Loss
        The mistaken loss that was demonstrated; the right one if none was.
    """
    right, seen = catalogue.network, _telling_first(seen)
    own = [network] if network is right else [network, right]
    if (known := _known_loss(catalogue, seen, own, outputs)) is not None:
        return known
    for of in own:
        if (found := fitted(catalogue.fitted_losses, seen, partial(_loss, network=of, outputs=outputs))) is not None:
            return found
    if (of_points := fitted(catalogue.fitted_networks, seen, partial(_loss, catalogue.loss))) is not None:
        return of_points[0], catalogue.loss
    for mistakes, form in loss_pairs(catalogue):
        if any(_reproduces(seen, _loss(form, of, outputs)) for of in own):
            return mistakes, form
    few = [(mistake, form) for mistake, form in catalogue.losses if len(mistake.forms) <= FEW_FORMS]
    for (of_network, mistaken), (of_loss, form) in itertools.product(catalogue.networks, few):
        if _reproduces(seen, _loss(form, mistaken)):
            return (of_network, of_loss), form
    return (), catalogue.loss


def match_gradient(catalogue: Catalogue, seen: Sequence[Answer], belief: Belief) -> Mistakes:
    """Return the mistake, or the two, that give the submission's gradients, or none.

    A mistake in the gradient alone may sit on top of those of the submission's own network and loss.
    """
    right, seen = Belief(catalogue.network, catalogue.loss), _telling_first(seen)
    bases = [right] if belief.is_right(catalogue) else [right, belief]
    if known := _known_gradient(catalogue, seen, bases):
        return known
    if fitted_mistakes := _fitted_gradient(catalogue, seen, bases):
        return fitted_mistakes
    for on in bases:
        for mistakes, pair in gradient_pairs(catalogue):
            if _reproduces(seen, _gradient(pair, on)):
                return mistakes
    return ()


def known_alone(catalogue: Catalogue, of: type[Form], seen: Sequence[Answer]) -> Mistakes:
    """Return the one mistake without a fitted constant that gives the submission's numbers, on right functions before it."""
    seen, right = _telling_first(seen), Belief(catalogue.network, catalogue.loss)
    if of is Backprop:
        found = _known_gradient(catalogue, seen, [right])
    else:
        known = _known_network(catalogue, seen) if of is Network else _known_loss(catalogue, seen, [right.network], {})
        found = () if known is None else known[0]
    fitted_kinds = {mistake.kind for family in catalogue.families for mistake in family.mistakes}
    return tuple(mistake for mistake in found if mistake.kind not in fitted_kinds)


def fitted_alone(catalogue: Catalogue, of: type[Form], seen: Sequence[Answer]) -> Mistakes:
    """Return the mistakes with fitted constants that give the submission's numbers, on right functions before it."""
    seen, right = _telling_first(seen), Belief(catalogue.network, catalogue.loss)
    if of is Backprop:
        return _fitted_gradient(catalogue, seen, [right])
    if of is Network:
        of_network = fitted(catalogue.fitted_networks, seen, _outputs)
        return () if of_network is None else of_network[0]
    of_loss = fitted(catalogue.fitted_losses, seen, partial(_loss, network=right.network))
    return () if of_loss is None else of_loss[0]


def _known_network(catalogue: Catalogue, seen: Sequence[Answer]) -> tuple[Mistakes, Network] | None:
    found = ((m, network) for m, network in catalogue.networks if _reproduces(seen, _outputs(network)))
    return next((((mistake,), network) for mistake, network in found), None)


def _known_loss(
    catalogue: Catalogue, seen: Sequence[Answer], own: Sequence[Network], outputs: Mapping[Answer, Array]
) -> tuple[Mistakes, Loss] | None:
    for mistake, form in catalogue.losses:
        if any(_reproduces(seen, _loss(form, of, outputs)) for of in own):
            return (mistake,), form
    for mistake, mistaken in catalogue.networks:
        if _reproduces(seen, _loss(catalogue.loss, mistaken)):
            return (mistake,), catalogue.loss
    return None


def _known_gradient(catalogue: Catalogue, seen: Sequence[Answer], bases: Sequence[Belief]) -> Mistakes:
    right = bases[0]
    for on, (mistake, form) in itertools.product(bases, catalogue.gradients):
        if _reproduces(seen, _gradient(form, on)):
            return (mistake,)
    for mistake, loss in catalogue.losses:
        if _reproduces(seen, _gradient(EXACT, replace(right, loss=loss))):
            return (mistake,)
    for mistake, network in catalogue.networks:
        with_biases = _gradient(arranged_as(right.network), replace(right, network=network))
        if _reproduces(seen, with_biases) or consistent_with_network(catalogue, seen, network):
            return (mistake,)
    return ()


def _fitted_gradient(catalogue: Catalogue, seen: Sequence[Answer], bases: Sequence[Belief]) -> Mistakes:
    """Return the mistakes with constants that give the gradients: made in them, or those of another loss or network."""
    right = bases[0]
    for on in bases:
        if (in_them := fitted(catalogue.fitted_gradients, seen, partial(_gradient, of=on))) is not None:
            return in_them[0]
    of_loss = fitted(catalogue.fitted_losses, seen, lambda loss: _gradient(EXACT, replace(right, loss=loss)))
    if of_loss is not None:
        return of_loss[0]
    of_network = fitted(catalogue.fitted_networks, seen, lambda net: _gradient(EXACT, replace(right, network=net)))
    return () if of_network is None else of_network[0]


def broadcasts(catalogue: Catalogue, columns: Sequence[Answer]) -> bool:
    """Return whether gradients for labels (N, 1) are what broadcasting them against outputs (N,) gives."""
    right = Belief(catalogue.network, catalogue.loss)
    return any(_reproduces(columns, _gradient(form, right)) for form in catalogue.broadcast_gradients)


def exact_for_network(catalogue: Catalogue, seen: Sequence[Answer], network: Network) -> bool:
    """Return whether the gradients are the derivatives of the right loss of a mistaken network."""
    return network is not catalogue.network and _reproduces(seen, _gradient(EXACT, Belief(network, catalogue.loss)))


def consistent_with_network(catalogue: Catalogue, seen: Sequence[Answer], network: Network) -> bool:
    """Return whether the gradients are those of a mistaken network, as formulas by hand give them.

    dE/dz is then the residual (p - y) at its outputs. The rest of the formulas may be the network's own, with the derivatives
    of biases that it lacks, or the homework's: with the slope of the activation that a misspelt one stands for, or with each
    coordinate in its place where the network exchanges them.
    """
    right, residual = catalogue.network, catalogue.loss.residual
    if network is right or residual is None:
        return False
    by_hand = Backprop(delta=lambda t: residual(t.f.p, t.y))
    forms = [EXACT, by_hand, replace(by_hand, arrange=arranged_as(right).arrange)]
    if network.hidden.miswrites is not None:
        forms.append(replace(by_hand, slope=slopes_as_written(network.hidden.miswrites, residual)[0].slope))
    if network.x != right.x:
        back = np.argsort(network.x or range(len(network.V[0])))
        forms.append(replace(by_hand, x=lambda t: t.f.x[back]))
    base = Belief(network, catalogue.loss)
    return any(_reproduces(seen, _gradient(form, base)) for form in forms) or _reproduces(
        seen, lambda answer: _with_outputs_of(network, catalogue, answer)
    )


def _with_outputs_of(network: Network, catalogue: Catalogue, answer: Answer) -> Array:
    """Compute the right chain rule with the outputs of a mistaken network in it."""
    probe, residual = answer.probe, catalogue.loss.residual
    assert residual is not None
    p = network.outputs(probe.params, probe.X)
    form = Backprop(delta=lambda t: residual(p, t.y))
    return form.gradient(catalogue.network, catalogue.loss, probe.params, probe.X, probe.y)


def derivative_of_mistaken(catalogue: Catalogue, seen: Sequence[Answer], belief: Belief) -> bool:
    """Return whether the gradients are the exact ones of a mistaken loss, even where its kinks defeat differences.

    Where an output of the mistaken network saturates, its loss may have no number or few digits, and so may what is
    made of them.
    """
    if belief.is_right(catalogue):
        return False
    exact = _gradient(EXACT, belief)
    unsaturated = [answer for answer in seen if not _saturates(catalogue, belief.network, answer)]
    return _reproduces(unsaturated, exact) or _reproduces(seen, exact)


def _saturates(catalogue: Catalogue, network: Network, answer: Answer) -> bool:
    """Return whether an output of a network is too near to where the loss has no value."""
    with np.errstate(all="ignore"):
        p = network.outputs(answer.probe.params, answer.probe.X)
    return not (catalogue.loss.takes(p, SATURATED) | np.isnan(p)).all()


@lru_cache(maxsize=PASSES_KEPT)
def _forward(network: Network, probe: Probe) -> Forward:
    """Evaluate a network where most candidates are evaluated first: at one and the same probe."""
    return network.forward(probe.params, probe.X)


def _outputs(network: Network) -> Candidate:
    return lambda answer: _forward(network, answer.probe).p


def _loss(form: Loss, network: Network, outputs: Mapping[Answer, Array] | None = None) -> Candidate:
    """Return the loss of the submission's own outputs where there are any, else of the network's."""

    def value(answer: Answer) -> float:
        probe = answer.probe
        own = None if outputs is None else outputs.get(answer)
        return form.of(_forward(network, probe).p if own is None else own, probe.y, probe.params)

    return value


def _gradient(form: Backprop, of: Belief) -> Candidate:
    def value(answer: Answer) -> Array:
        probe = answer.probe
        return form.after(_forward(of.network, probe), of.network, of.loss, probe.params, probe.y)

    return value


def _telling_first(seen: Sequence[Answer]) -> list[Answer]:
    """Sort answers so that the first rules most candidates out, at the least cost: fresh ones of few points.

    None are returned where too few are fresh and finite for any candidate to be demonstrated.
    """
    finite = [a for a in seen if a.fresh and a.value is not None and np.isfinite(a.value).any()]
    return (
        sorted(seen, key=lambda a: (not a.fresh, a.probe.fixed, a.probe.y.size)) if len(finite) >= DEMONSTRATED else []
    )


def _reproduces(seen: Sequence[Answer], candidate: Candidate) -> bool:
    """Return whether `candidate` gives the values that were returned everywhere; fresh and finite ones at least twice.

    A candidate that nowhere differs from the reference explains nothing: two mistakes may cancel.
    """
    fresh, differs = 0, False
    with np.errstate(all="ignore"):
        for answer in seen:
            expected = np.asarray(candidate(answer))
            if answer.value is None or expected.shape != answer.value.shape or not same(answer.value, expected):
                return False
            differs |= not same(expected, answer.expected)
            fresh += answer.fresh and bool(np.isfinite(expected).any())
    return fresh >= DEMONSTRATED and differs


def same(value: Array, expected: Array) -> bool:
    """Return whether two arrays are equal but for rounding; NaN equals NaN."""
    finite = np.isfinite(expected)
    if not np.array_equal(value[~finite], expected[~finite], equal_nan=True):
        return False
    if not finite.any():
        return True
    scale = max(SMALLEST_SCALE, float(np.abs(expected[finite]).max()))
    return bool((np.abs(value[finite] - expected[finite]) <= MATCH_RTOL * scale).all())
