"""Ensembles: all trajectories from a thousand random starts, and how many of them succeed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from crosscheck.automates.topic import SPREAD, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import FLOAT64, gamma
from manual.by_hand import phi

STARTS = 1000
EVERY = 20  # one point of twenty, so that the hidden layers of all fit into the processor's cache
ETA = 0.1  # for a sum over a twentieth of the points: as 0.005 for all
N_STEPS = 60  # after which some three hundred of the thousand succeed
REFRESH = 5  # steps from one Hessian to the next; between them the larger growth and the larger rounding count
REASON = "two rounding errors of each step, carried along the descent as in crosscheck/rounding/descent.py"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Train all on one side, and count."""
    starts, X, y = side.arrays(starts_of(start), *points_of(start))
    losses, params = side.code.train(starts, X, y, ETA, N_STEPS)
    return {"params": params, "E": losses, "starts that succeed": side.code.succeeded(params[-1], X, y).sum()}


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors at each step, and what the steps after it make of them.

    An error of the parameters of norm e is at most ||I - eta H|| e one step later, which adds eta times the error of the
    gradient and the rounding of the update; of the loss it is |gradient| e.
    """
    params = by_hand["params"]
    bounds = [_at_step(params[k], *points_of(start)) for k in range(0, N_STEPS + 1, REFRESH)]
    of_params = _carried(params, bounds)
    moved = np.linalg.norm(np.diff(params, axis=0), axis=2) / ETA
    slope = np.vstack([moved, bounds[-1].slope])
    of_loss = np.max([each.of_loss for each in bounds], axis=0)
    return {
        "params": Allowed(2 * of_params[:, :, np.newaxis], REASON),
        "E": Allowed(2 * (of_loss + slope * of_params), REASON),
        "starts that succeed": Allowed(
            float(np.sum(bounds[-1].nearest <= bounds[-1].of_z + bounds[-1].reach * of_params[-1])),
            "the starts that leave a point on the border, up to rounding",
        ),
    }


@dataclass(frozen=True)
class _Bounds:
    """What holds at one step, for each start: arrays of shape (STARTS,)."""

    growth: Array  # ||I - eta H||
    of_gradient: Array  # of its error, the 2-norm
    of_loss: Array
    of_z: Array  # at any point
    slope: Array  # |gradient|
    reach: Array  # the largest |dz/dparams|
    nearest: Array  # the smallest |z|


def _carried(params: Array, bounds: list[_Bounds]) -> Array:
    """Carry the errors from step to step, shape (N_STEPS + 1, STARTS)."""
    size = np.linalg.norm(params, axis=2)
    e = [np.zeros(STARTS)]
    for before, after in pairwise(bounds):
        growth = np.maximum(before.growth, after.growth)
        of_update = ETA * np.maximum(before.of_gradient, after.of_gradient)
        for _ in range(REFRESH):
            k = len(e)
            e.append(growth * e[-1] + of_update + 2 * FLOAT64 * (size[k - 1] + size[k]))
    return np.array(e)


def _at_step(params: Array, X: Array, y: Array) -> _Bounds:
    """Bound the errors of one evaluation of all, each factor by its largest value at any point.

    As in `point`, where q (6 + 3 log(1/q)) is at most 7.2 for a q between 0 and 1: with h' at most 1/4,

        dq = 4u (|V| |x| + |b|)     dG = dq / 4 + 8u     dz = |u| · dG + 5u (|u| · 1 + |a|)     dr = dz / 4 + 9u
    """
    u, x = FLOAT64, np.vstack([X.T, np.ones(len(X))])
    u_out, a, V, b = params[:, 0:4], params[:, 4:5], params[:, 5:13].reshape(-1, 4, 2), params[:, 13:17]
    G = phi(V @ X.T + b[:, :, np.newaxis])
    z = np.sum(u_out[:, :, np.newaxis] * G, axis=1) + a
    r = phi(z) - y
    J, H = _jacobian(u_out, G, X), _hessian(u_out, G, z, r, x)

    w, largest = np.abs(u_out), np.abs(x).max(axis=1)
    dG = u * (np.abs(V) @ largest[:2] + np.abs(b)) + 8 * u
    dz = np.sum(w * dG, axis=1) + 5 * u * (np.sum(w, axis=1) + np.abs(a[:, 0]))
    dr = dz / 4 + 9 * u
    dJ = np.sqrt(np.sum(dG**2 + (w * (dG + 2 * u) * np.linalg.norm(largest)) ** 2, axis=1))

    length, share = np.linalg.norm(J, axis=2), np.abs(r)
    terms = np.sum(share * length, axis=1)
    losses = np.logaddexp(0, (1 - 2 * y) * z)
    n = len(y)
    return _Bounds(
        growth=np.abs(1 - ETA * np.linalg.eigvalsh(H)).max(axis=1),
        of_gradient=dr * length.sum(axis=1) + dJ * share.sum(axis=1) + (3 * u + gamma(n)) * terms,
        of_loss=dz * share.sum(axis=1) + 6 * u * np.sum(losses + np.abs(z), axis=1) + gamma(n) * losses.sum(axis=1),
        of_z=dz,
        slope=np.linalg.norm(np.sum(r[:, :, np.newaxis] * J, axis=1), axis=1),
        reach=length.max(axis=1),
        nearest=np.abs(z).min(axis=1),
    )


def _jacobian(u: Array, G: Array, X: Array) -> Array:
    """Return dz/dparams, shape (STARTS, N, 17)."""
    dz_dq = (u[:, :, np.newaxis] * G * (1 - G)).transpose(0, 2, 1)
    dz_dV = (dz_dq[:, :, :, np.newaxis] * X[:, np.newaxis]).reshape(*dz_dq.shape[:2], 8)
    return np.concatenate([G.transpose(0, 2, 1), np.ones((*dz_dq.shape[:2], 1)), dz_dV, dz_dq], axis=2)


def _hessian(u: Array, G: Array, z: Array, r: Array, x: Array) -> Array:
    """Return all Hessians, shape (STARTS, 17, 17); see `manual.topics.second_derivatives`."""
    J = _jacobian(u, G, x[:2].T)
    H = (J * (phi(z) * phi(-z))[:, :, np.newaxis]).transpose(0, 2, 1) @ J
    slope = G * (1 - G)
    for j in range(4):
        w = [5 + 2 * j, 6 + 2 * j, 13 + j]
        mixed = (r * slope[:, j]) @ x.T
        H[:, j, w] += mixed
        H[:, w, j] += mixed
        H[np.ix_(range(len(H)), w, w)] += (
            x * (r * u[:, j : j + 1] * slope[:, j] * (1 - 2 * G[:, j]))[:, np.newaxis]
        ) @ x.T
    return H


def starts_of(start: Start) -> Array:
    """Draw all starts; the first is that of every other topic."""
    others = np.random.default_rng(start.seed).normal(scale=SPREAD, size=(STARTS - 1, len(NAMES)))
    return np.vstack([start.params, others])


def points_of(start: Start) -> tuple[Array, Array]:
    """Choose one point of `EVERY`."""
    return start.X[::EVERY], start.y[::EVERY]


TOPIC = Topic(
    name="ensembles",
    question="How many of a thousand random starts find a network that separates the circles?",
    you_write="1,000 random starts trained at once",
    framework_does="`vmap` over stacked modules",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The mean over the networks",
        why=(
            "The losses of all networks are averaged before they are differentiated, as if they were points of a "
            "batch. No network knows of another, so each gradient is divided by 1,000 and nothing else changes: "
            "all of them learn, a thousand times too slowly."
        ),
        side="by hand",
        right="params = params - eta * gradient",
        wrong="params = params - eta * gradient / len(params)",
    ),
    axes={"params": ("step", "start", NAMES), "E": ("step", "start")},
    slow=True,
    once="with what is imported at the first call",
)
