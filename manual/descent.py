"""The homework's gradient descent, for any loss and its gradient."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from manual.inputs import Array, as_params

Loss = Callable[[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike], float]
Gradient = Callable[[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike], Array]


def optimizer(loss: Loss, loss_gradient: Gradient) -> Callable[..., tuple[Array, Array]]:
    """Return the homework's `optimize` for any loss and its gradient, two functions of (params, X_train, y_train)."""

    def optimize(
        initial: npt.ArrayLike,
        X_train: npt.ArrayLike,
        y_train: npt.ArrayLike,
        eta: float = 0.001,
        n_steps: int = 30,
        *,
        verbose: bool = False,
    ) -> tuple[Array, Array]:
        """Take `n_steps` steps ``params <- params - eta * loss_gradient(params)`` from a copy of `initial`.

        Parameters
        ----------
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
        params = as_params(initial)
        trajectory, losses = [params], [loss(params, X_train, y_train)]
        for step in range(1, n_steps + 1):
            params = params - eta * loss_gradient(params, X_train, y_train)
            trajectory.append(params)
            losses.append(loss(params, X_train, y_train))
            if verbose:
                print(f"step {step:02d}: loss={losses[-1]:.1f}")
        if verbose:
            plt = pyplot()
            plt.plot(losses, "o-")
            plt.xlabel("Optimization step")
            plt.ylabel("Cross-entropy loss")
        return np.array(losses), np.array(trajectory)

    return optimize


def pyplot() -> Any:
    """Return `matplotlib.pyplot`; ModuleNotFoundError, with the command that installs it, if it is missing."""
    try:
        import matplotlib.pyplot as plt
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        told = "A picture needs matplotlib, which is not installed: pip install matplotlib."
        raise ModuleNotFoundError(told, name="matplotlib") from None
    return plt
