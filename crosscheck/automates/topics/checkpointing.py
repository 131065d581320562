"""Checkpointing: the same gradient, from fewer bytes kept on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import FLOAT64, at_point, gamma, on_the_way
from manual import by_hand

L, h = 16, 1 / 16  # the chain's units, and the size of their steps
EVERY = (1, 2, 4, 8, 16)
REASON = "two rounding errors, carried through the chain, which enlarges none"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Differentiate with everything kept, and with every k-th layer; "changed" is what checkpoints change."""
    given = side.arrays(start.params, start.X, start.y)
    gradient, everything = side.code.everything_kept(*given)
    each = [side.code.checkpointed(*given, k) for k in EVERY]
    return {
        "gradient": gradient,
        "changed": np.array([np.asarray(checkpointed - gradient) for checkpointed, _ in each]),
        "bytes kept": np.array([everything, *(kept for _, kept in each)]),
    }


def allowed(start: Start, _: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors; that checkpoints change nothing, and what they keep, is exact."""
    return {
        "gradient": Allowed(2 * rounding(start.params, start.X, start.y), REASON),
        "changed": BIT_FOR_BIT,
        "bytes kept": BIT_FOR_BIT,
    }


def rounding(params: Array, X: Array, y: Array) -> Array:
    """Bound the rounding errors of one side's gradient, shape (17,).

    A unit's Jacobian is I − h Vᵀ diag(φ') V. As 0 <= φ' <= 1/4, errors grow by at most r = max(1, h |V|² / 4 − 1), and r is
    1 unless |V| > 11. All norms are 2-norms of one point's vectors, w is the norm of V's entries, and |φ''| < 1/10. With λ_l
    = dE/dx_l, the errors e of x, g of G, d of dE/dq and f of λ are carried along, u each time for a rounded operation.
    """
    out, _, V, b = by_hand.unpack(params)
    w, size_of_out, u = float(np.linalg.norm(V)), float(np.linalg.norm(out)), FLOAT64
    r = max(1.0, h * w**2 / 4 - 1)

    x, e, kept = X.T, np.zeros(len(y)), []
    for _ in range(L):
        G = by_hand.phi(V @ x + b)
        g = _norm(on_the_way(params, x.T, y).G) + w * e / 4
        kept.append((x, G, e, g))
        x = x - h * V.T @ G
        e = r * e + h * w * (_norm(on_the_way(params, kept[-1][0].T, y).G) + 4 * u * _norm(G)) + u * _norm(x)

    # The network behind the chain: its own errors, and what e adds to dE/dx and to each derivative, by the chain rule
    # with |dE/dz| <= 1, |d²E/dz²| <= 1/4, |dz/dx| <= |u| w / 4 and |G| <= 2.
    here, on_way = at_point(params, x.T, y), on_the_way(params, x.T, y)
    G, slope = by_hand.phi_and_slope(V @ x + b)
    dE_dq = np.outer(out, by_hand.phi(out @ G + params[4]) - y) * slope
    bend = size_of_out * w * (size_of_out / 64 + 1 / 10)  # of dE/dq, by x
    error = (e * (size_of_out * w / 8 + w / 4 + bend * (1 + _norm(x)) + size_of_out / 4)).sum()
    f = w * (_norm(on_way.dE_dq) + bend * e + 4 * u * _norm(dE_dq))
    size, lambda_ = 0.0, V.T @ dE_dq

    for x, G, e, g in reversed(kept):
        dE_dq = -h * (V @ lambda_) * G * (1 - G)
        d = h * w * (f / 4 + _norm(lambda_) * (g + 5 * u / 4))
        error += (d * (1 + _norm(x)) + _norm(dE_dq) * e + h * (g * _norm(lambda_) + _norm(G) * f)).sum()
        size += (_norm(dE_dq) * (1 + _norm(x)) + h * _norm(G) * _norm(lambda_)).sum()
        lambda_ = lambda_ + V.T @ dE_dq
        f = r * f + w * (h * w * _norm(lambda_) * g + 4 * u * _norm(dE_dq)) + u * _norm(lambda_)
    bound: Array = here.gradient + error + gamma(len(y) + L + 4) * size
    return bound


def _norm(columns: Array) -> Array:
    norm: Array = np.linalg.norm(columns, axis=0)
    return norm


TOPIC = Topic(
    name="checkpointing",
    question="Can memory be saved by computing parts of the forward pass again?",
    you_write="store every k-th layer, compute the others again",
    framework_does="activation checkpointing: `torch.utils.checkpoint`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="`use_reentrant=True`, and inputs that need no gradient",
        why=(
            "The older way of `checkpoint` goes back through a segment only if one of the segment's inputs is "
            "differentiated. The points are not, and so neither is what comes out of the first segment, and of "
            "the next: the chain keeps nothing for the way back and learns nothing, and only the network behind "
            "it does. torch warns, once."
        ),
        side="torch",
        right="x = checkpoint(_through, x, model, k, use_reentrant=False)",
        wrong="x = checkpoint(_through, x, model, k, use_reentrant=True)",
    ),
    axes={
        "gradient": (NAMES,),
        "changed": (tuple(f"k = {k}" for k in EVERY), NAMES),
        "bytes kept": (("everything", *(f"k = {k}" for k in EVERY)),),
    },
)
