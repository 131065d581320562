"""The homework's right network and loss, as the catalogue of mistakes changes them, written as the textbook writes them."""

from __future__ import annotations

import numpy as np

from crosscheck.homework.circles.contract import BLOCKS, NAMES
from crosscheck.mistakes.activations import SIGMOID
from crosscheck.mistakes.forms import rows_from
from crosscheck.mistakes.model import Labels, Loss, Network, Outputs
from crosscheck.submissions.probes import Array

_at = {name: tuple(range(len(NAMES))[block]) for name, block in BLOCKS.items()}
NETWORK = Network(
    u=_at["u"],
    a=_at["a"][0],
    V=rows_from(_at["v"][0], n_hidden=4, n_inputs=2),
    b=_at["b"],
    hidden=SIGMOID,
    output=SIGMOID,
    size=len(NAMES),
)


def _cross_entropy(p: Outputs, y: Labels) -> float:
    y = y.reshape(-1)
    return float(-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)))


def _slope(p: Outputs, y: Labels) -> Array:
    y = y.reshape(-1)
    return (p - y) / (p * (1 - p))


def residual(p: Outputs, y: Labels) -> Array:
    """Compute dE/dz = y_out - y."""
    return p - y.reshape(-1)


LOSS = Loss(_cross_entropy, _slope, canonical=SIGMOID, residual=residual, between=(0.0, 1.0))
