"""The homework's formulas, in which a test writes something else."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from crosscheck.submissions.probes import Array
from manual import by_hand

Function: TypeAlias = Callable[..., Any]


def forward(params: Array, X: Any, hidden: Function = by_hand.phi) -> tuple[Array, Array]:
    """Return the hidden values and the output's pre-activations at one point, or at several."""
    u, a, V, b = by_hand.unpack(np.asarray(params, dtype=float))
    G = hidden(V @ np.atleast_2d(np.asarray(X, dtype=float)).T + b)
    return G, u @ G + a


def cross_entropy(p: Any, y: Array, eps: float = 0.0) -> float:
    """Return the textbook's loss of outputs, with labels of any shape; `eps` is added in its logarithms."""
    p, y = np.asarray(p), y.reshape(-1)
    return float(-np.sum(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps)))


def back(
    params: Array,
    X: Array,
    y: Array,
    slope: Function,
    output: Function = by_hand.phi,
    forwards: Function = np.asarray,
    hidden: Function = by_hand.phi,
) -> Array:
    """Return the homework's gradient with another dE/dz of outputs and labels; forwards, points may be others."""
    G, z = forward(params, forwards(X), hidden)
    dE_dz = slope(output(z), y.reshape(-1))
    dE_dq = np.outer(params[:4], dE_dz) * G * (1 - G)
    return by_hand.pack(G @ dE_dz, dE_dz.sum(), dE_dq @ X, dE_dq.sum(axis=1))


#: A mistaken function for each of the homework's, and the mistake's name.
MISTAKEN: dict[str, tuple[Function, str]] = {
    "network": (lambda x, params: float(by_hand.phi(by_hand.phi(forward(params, x)[1]))[0]), "sigmoid-twice"),
    "loss": (lambda *args: -by_hand.loss(*args), "missing-minus-sign"),
    "loss_gradient": (lambda *args: -by_hand.loss_gradient(*args), "sign-error-y-minus-p"),
}
