"""Whether a wrong gradient adds up the right terms with weights: what each point counts, solved for from its 17 numbers.

A point that is taken with the other label counts (p - (1 - y)) / (p - y), which is negative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.conduct.calls import ask_at
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.symptoms import OTHER_LABELS, WEIGHTED_TERMS
from crosscheck.submissions.probes import Answer, Array
from crosscheck.verdict import Finding

SHOWN = 3  # gradients of several points that must come of weights
TOLD = 1e-3  # by which weights must differ to look different
TRIED = 5  # other parameters at which the same points are asked, since the terms do not tell the weights apart at all of them
WEIGHT_RTOL = 1e-6  # how nearly the weighted terms must add up to the gradient, and weights be told apart
LARGEST_CONDITION = 1e6  # of the terms, beyond which weights cannot be told


def weighted_terms(e: Evidence, _differing: Sequence[Answer], so_far: JudgedSoFar) -> Iterator[Finding]:
    """Show the weights with which the points' own gradients add up to those that came back."""
    if e.role is not Role.GRADIENT:
        return
    few = [a for a in e.valued if a.fresh and 1 < a.probe.y.size < len(e.homework.parameters) and not a.agrees]
    each = [(a, weights, fit) for a in few for weights, fit in _weights(a)]
    if len(each) < SHOWN or not all(fit for _, _, fit in each):
        return
    answer, weights, _ = max(each, key=lambda one: np.ptp(one[1]))
    if np.ptp(weights) < TOLD:
        return
    labels = answer.probe.y.reshape(-1)
    if weights.min() > -WEIGHT_RTOL:
        if not _stay(e, answer, weights, so_far):
            return
        told = ", ".join(f"{0.0 if abs(weight) < WEIGHT_RTOL else weight:.4g}" for weight in weights)
        yield e.homework.finding(WEIGHTED_TERMS, weights=told, labels=_listed(labels), n=labels.size)
    elif (taken := _labels_taken(e, answer, weights)) is not None:
        yield e.homework.finding(OTHER_LABELS, taken=_listed(taken), labels=_listed(labels), n=labels.size)


def _stay(e: Evidence, answer: Answer, weights: Array, so_far: JudgedSoFar) -> bool:
    """Return whether each point counts the same at other parameters, which it does not where terms lack digits."""
    others = [a.probe.params for a in e.valued if a.fresh and not np.array_equal(a.probe.params, answer.probe.params)]
    for again in ask_at(e, [replace(answer.probe, params=params) for params in others[:TRIED]], so_far):
        found = [] if again.value is None else [own for own, _ in _weights(again)]
        if any(np.abs(own - weights).max() <= WEIGHT_RTOL * np.abs(weights).max() for own in found):
            return True
    return False


def _listed(labels: Array) -> str:
    return ", ".join(f"{label:g}" for label in labels)


def _labels_taken(e: Evidence, answer: Answer, weights: Array) -> Array | None:
    """Return with which labels all terms count once; None if there are no such."""
    probe = answer.probe
    labels = probe.y.reshape(-1)
    taken: Array = np.where(weights < 0, 1 - labels, labels)
    expected = probe.reference.values(probe.params, probe.X, taken)[answer.function]
    assert answer.value is not None
    near = np.abs(answer.value - expected) <= WEIGHT_RTOL * np.abs(expected).max()
    return taken if np.isin(labels, (0, 1)).all() and near.all() else None


def _weights(answer: Answer) -> Iterator[tuple[Array, bool]]:
    """Yield what each point counts, and whether the gradient is such a sum; nothing where the terms do not tell them apart."""
    probe = answer.probe
    assert answer.value is not None
    terms = np.stack(
        [
            probe.reference.values(probe.params, probe.X[[i]], probe.y.reshape(-1)[[i]])[answer.function]
            for i in range(probe.y.size)
        ],
        axis=1,
    )
    sizes = np.abs(terms).max(axis=0)
    if sizes.min() == 0 or np.linalg.cond(terms / sizes) > LARGEST_CONDITION:
        return
    weights: Array = np.linalg.lstsq(terms / sizes, answer.value, rcond=None)[0] / sizes
    off = np.abs(terms @ weights - answer.value).max()
    yield weights, bool(off <= WEIGHT_RTOL * np.abs(answer.value).max())
