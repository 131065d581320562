"""Whether a wrong gradient adds up the right terms with weights: what each point counts, solved for from its entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.conduct.calls import ask_at
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.symptoms import WEIGHTED_TERMS
from crosscheck.submissions.probes import Answer, Array
from crosscheck.verdict import Finding

TOLD = 1e-3  # by which weights must differ to look different
WEIGHT_RTOL = 1e-6  # how nearly the weighted terms must add up to the gradient
LARGEST_CONDITION = 1e6  # of the terms, beyond which weights cannot be told


def weighted_terms(e: Evidence, _differing: Sequence[Answer], so_far: JudgedSoFar) -> Iterator[Finding]:
    """Show the weights with which the points' own gradients add up to the one that came back, there and at other parameters."""
    if e.role is not Role.GRADIENT:
        return
    few = [a for a in e.valued if a.fresh and 1 < a.probe.y.size < len(e.homework.parameters) and not a.agrees]
    each = {a: weights for a in few if (weights := _weights(a)) is not None}
    if not each:
        return
    answer = max(each, key=lambda a: np.ptp(each[a]))
    weights, labels = each[answer], answer.probe.y.reshape(-1)
    others = [a.probe.params for a in few if not np.array_equal(a.probe.params, answer.probe.params)]
    elsewhere = ask_at(e, [replace(answer.probe, params=params) for params in others], so_far)
    again = [found for a in elsewhere if (found := _weights(a)) is not None]
    # Where terms lack digits or are other ones, each has a factor of its own at all parameters.
    stays = any(np.allclose(found, weights, rtol=WEIGHT_RTOL, atol=WEIGHT_RTOL) for found in again)
    if stays and np.ptp(weights) >= TOLD:
        told = ", ".join(f"{np.round(weight, 6) + 0.0:.4g}" for weight in weights)
        listed = ", ".join(f"{label:g}" for label in labels)
        yield e.homework.finding(WEIGHTED_TERMS, weights=told, labels=listed, n=labels.size)


def _weights(answer: Answer) -> Array | None:
    """Return what each point counts; None if the gradient is no such sum, or the terms do not tell the weights apart."""
    probe = answer.probe
    if answer.value is None or not np.isfinite(answer.value).all():
        return None
    X, y = probe.X[:, np.newaxis], probe.y.reshape(-1, 1)
    terms = np.stack([probe.reference.values(probe.params, X[i], y[i])[answer.function] for i in range(len(y))], axis=1)
    sizes = np.abs(terms).max(axis=0)
    if sizes.min() == 0 or np.linalg.cond(terms / sizes) > LARGEST_CONDITION:
        return None
    weights: Array = np.linalg.lstsq(terms / sizes, answer.value, rcond=None)[0] / sizes
    off = np.abs(terms @ weights - answer.value).max()
    return weights if off <= WEIGHT_RTOL * np.abs(answer.value).max() else None
