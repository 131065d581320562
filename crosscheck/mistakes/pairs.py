"""Two mistakes at once: those of a catalogue that change different parts of the model."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from crosscheck.mistakes.catalogue import Catalogue
from crosscheck.mistakes.mistake import Form, Mistake
from crosscheck.mistakes.model import EXACT, Backprop, Loss, Network, changes

FORMS_PER_PAIR = 24  # forms of one mistake that are tried together with another's: its first, which are the likeliest

Mistakes: TypeAlias = tuple[Mistake, ...]


def network_pairs(catalogue: Catalogue) -> Iterator[tuple[Mistakes, Network]]:
    """Yield two mistakes that change different parts of the network: a packing and an activation, a bias and a packing."""
    single = [(mistake, form, changes(form, catalogue.network)) for mistake, form in catalogue.networks]
    for (one, _, first), (two, form, second) in itertools.combinations(single, 2):
        if one is not two and not first.keys() & second.keys():
            yield (one, two), replace(form, **first)


def loss_pairs(catalogue: Catalogue) -> Iterator[tuple[Mistakes, Loss]]:
    """Yield two mistakes of the loss, of which one is a factor."""
    yield from catalogue.doubles
    factors = [(mistake, form.factor) for mistake, form in catalogue.losses if form.factor is not None]
    for (one, factor), (two, form) in itertools.product(factors, catalogue.losses):
        if one is not two:
            yield (one, two), _times(factor, form)


def _times(factor: Callable[[int], float], form: Loss) -> Loss:
    return Loss(lambda p, y: factor(y.size) * form.value(p, y), lambda p, y: factor(y.size) * form.slope(p, y))


def gradient_pairs(catalogue: Catalogue) -> Iterator[tuple[Mistakes, Backprop]]:
    """Yield two mistakes in different stages of the chain rule."""
    single = [
        (mistake, changes(form, EXACT))
        for mistake in catalogue.mistakes
        for form in _of_type(mistake.forms)[:FORMS_PER_PAIR]
    ]
    for (one, first), (two, second) in itertools.combinations(single, 2):
        if one is not two and not first.keys() & second.keys():
            yield (one, two), Backprop(**first, **second)


def _of_type(forms: Sequence[Form]) -> list[Backprop]:
    return [form for form in forms if isinstance(form, Backprop)]
