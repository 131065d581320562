"""Gradient descent, for any loss and any gradient."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from manual.inputs import Array
from manual.pictures import pyplot

Loss = Callable[[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike], float]
Gradient = Callable[[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike], Array]


def descend(
    loss: Loss,
    loss_gradient: Gradient,
    initial: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    eta: float,
    n_steps: int,
    verbose: bool,
) -> tuple[Array, Array]:
    """Take `n_steps` steps ``params <- params - eta * loss_gradient(params)`` (the homework's `optimize`).

    Parameters
    ----------
    loss, loss_gradient : callable
        Any party's two functions of (params, X_train, y_train).
    initial : array of shape (17,)
        Where to start; never changed.
    X_train : array of shape (N, 2)
    y_train : array of shape (N,) or (N, 1)
    eta : float
        The learning rate.
    n_steps : int
    verbose : bool
        Print the loss at every step and plot its history, as the homework does.

    Returns
    -------
    losses : array of shape (n_steps + 1,)
    params : array of shape (n_steps + 1, 17)
        The parameters before the first step, and after each.

    Raises
    ------
    ValueError
        If `n_steps` is negative.
    """
    if n_steps < 0:
        raise ValueError(f"n_steps must be 0 or more, got {n_steps}.")
    params = np.array(initial, dtype=float)
    trajectory = [params.copy()]
    losses = [loss(params, X_train, y_train)]
    for step in range(1, n_steps + 1):
        params -= eta * loss_gradient(params, X_train, y_train)
        trajectory.append(params.copy())
        losses.append(loss(params, X_train, y_train))
        if verbose:
            print(f"step {step:02d}: loss={losses[-1]:.1f}")
    if verbose:
        _plot_history(losses)
    return np.array(losses), np.array(trajectory)


def _plot_history(losses: list[float]) -> None:
    plt = pyplot()
    plt.plot(losses, "o-")
    plt.xlabel("Optimization step")
    plt.ylabel("Cross-entropy loss")
