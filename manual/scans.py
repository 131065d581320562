"""Scans of the loss along each parameter axis, as the homework draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from manual.descent import Loss
from manual.inputs import Array
from manual.pictures import pyplot

if TYPE_CHECKING:
    from matplotlib.axes import Axes as Axes  # for others to name as well

NAMES = ["u1", "u2", "u3", "u4", "a", "v11", "v12", "v21", "v22", "v31", "v32", "v41", "v42", "b1", "b2", "b3", "b4"]


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
        The loss to scan.
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
