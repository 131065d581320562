"""Gradient descent, and scans along each parameter axis, for any loss and gradient, as the homework draws them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from manual.inputs import Array

if TYPE_CHECKING:
    from matplotlib.axes import Axes as Axes  # for others to name as well

Loss = Callable[[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike], float]
Gradient = Callable[[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike], Array]
NAMES = ["u1", "u2", "u3", "u4", "a", "v11", "v12", "v21", "v22", "v31", "v32", "v41", "v42", "b1", "b2", "b3", "b4"]


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
    X_train, y_train : arrays of shape (N, 2) and (N,) or (N, 1)
    eta : float
        The learning rate.
    n_steps : int
        ValueError if it is negative.
    verbose : bool
        Print the loss at every step and plot its history, as the homework does.

    Returns
    -------
    losses : array of shape (n_steps + 1,)
    params : array of shape (n_steps + 1, 17)
        The parameters before the first step, and after each.
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
        plt = pyplot()
        plt.plot(losses, "o-")
        plt.xlabel("Optimization step")
        plt.ylabel("Cross-entropy loss")
    return np.array(losses), np.array(trajectory)


def plot_scans(
    params: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    step_size: float = 0.5,
    n: int = 3,
    *,
    loss: Loss,
    verbose: bool = False,
    ax: Axes | None = None,
) -> Array:
    """Scan the loss along each parameter axis through `params`, and draw the 17 curves.

    The homework's version scans around the global ``initial`` whatever it is given; this one scans around its argument.

    Parameters
    ----------
    params : array of shape (17,)
        The centre of the scans; not changed.
    X_train, y_train : arrays of shape (N, 2) and (N,) or (N, 1)
    step_size : float
        Half the width of each scan.
    n : int
        Number of points on either side of the centre.
    loss : callable
    verbose : bool
        Print the numerical gradient, as the homework does.
    ax : matplotlib Axes, optional
        Where to draw; the current axes if not given.

    Returns
    -------
    array of shape (17,)
        The slope of each scan at its centre: a rough estimate of the gradient.
    """
    plt = pyplot()
    axes: Any = plt.gca() if ax is None else ax
    centre = np.array(params, dtype=float)
    offsets = np.linspace(-step_size, +step_size, 2 * n + 1)
    slopes = np.empty(centre.size)
    for i, name in enumerate(NAMES):
        along = np.repeat(centre[np.newaxis], offsets.size, axis=0)
        along[:, i] += offsets
        losses = np.array([loss(point, X_train, y_train) for point in along])
        slopes[i] = np.gradient(losses, offsets)[n]
        axes.plot(offsets, losses, label=name)
        if verbose:
            print(f"numerical grad[{name}] = {slopes[i]:.3f}")
    axes.legend(ncol=5)
    axes.set_xlabel("Change in parameter value")
    axes.set_ylabel("Cross-entropy loss")
    return slopes


def pyplot() -> Any:
    """Return `matplotlib.pyplot`; ModuleNotFoundError, which says what brings it, if matplotlib is not installed."""
    try:
        import matplotlib.pyplot as plt
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        told = "A picture needs matplotlib, which is not installed: pip install matplotlib."
        raise ModuleNotFoundError(told, name="matplotlib") from None
    return plt
