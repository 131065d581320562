"""Data parallel: each process has the same parameters and a share of the points, and all that they exchange is gradients.

    g_r = dE/dp over the points r, r + 2, r + 4, ..         g = (g_0 + g_1) / 2         p ← p − η g

in both processes, ranks 0 and 1, so that their parameters stay the same in every bit. The gradients are averaged, as torch's
`DistributedDataParallel` does, which takes the loss for a mean. The homework's is a sum: its gradient is 2 g.

Sources: Li et al., "PyTorch distributed: experiences on accelerating data parallel training", 2020; Valiant, "A bridging model
for parallel computation", 1990, for steps that end when all have heard of all.
"""

from multiprocessing import get_context
from typing import Any  # a Connection, which on Windows is a PipeConnection

import numpy as np

from manual.by_hand import loss_gradient
from manual.inputs import Array

RANKS = 2


def train(params: Array, X: Array, y: Array, eta: float, n_steps: int) -> tuple[Array, Array]:
    """Descend in two processes: g at each step and p before and after each, of both ranks, (.., 2, 17)."""
    context = get_context("spawn")  # a new interpreter; a fork would copy this one with all that its threads hold
    here, there = context.Pipe()
    other = context.Process(target=_other_rank, args=(there, params, X, y, eta, n_steps), daemon=True)
    other.start()
    there.close()
    gradients, trajectory = _descend(0, here, params, X, y, eta, n_steps)
    gradients_1, trajectory_1 = here.recv()
    other.join()
    return np.stack([gradients, gradients_1], axis=1), np.stack([trajectory, trajectory_1], axis=1)


def _other_rank(pipe: Any, params: Array, X: Array, y: Array, eta: float, n_steps: int) -> None:
    pipe.send(_descend(1, pipe, params, X, y, eta, n_steps))


def _descend(rank: int, pipe: Any, params: Array, X: Array, y: Array, eta: float, n_steps: int) -> tuple[Array, Array]:
    """Do what each rank does."""
    X, y = _share(rank, X, y)
    p = params
    gradients, trajectory = [], [p]
    for _ in range(n_steps):
        g = _average(loss_gradient(p, X, y), pipe)
        p = p - eta * g
        gradients.append(g)
        trajectory.append(p)
    return np.array(gradients), np.array(trajectory)


def _share(rank: int, X: Array, y: Array) -> tuple[Array, Array]:
    return X[rank::RANKS], y[rank::RANKS]


def _average(g: Array, pipe: Any) -> Array:
    """Send g to the other rank, and wait for the other's: neither goes on before it has both."""
    pipe.send(g)
    return (g + pipe.recv()) / RANKS
