"""The homework by hand as a party: the lecture's page, `manual.by_hand.page`, and what else a party needs.

The rest: the homework's functions, which check arguments and go through the points in blocks; the descent; the scans.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from manual import descent
from manual.by_hand.page import LARGEST as LARGEST
from manual.by_hand.page import backward as backward
from manual.by_hand.page import cross_entropy as cross_entropy
from manual.by_hand.page import forward as forward
from manual.by_hand.page import pack as pack
from manual.by_hand.page import phi as phi
from manual.by_hand.page import phi_and_slope as phi_and_slope
from manual.by_hand.page import unpack as unpack
from manual.by_hand.page import y_out_minus_y as y_out_minus_y
from manual.inputs import Array, as_params, as_points, as_training_set

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAMES = ["u1", "u2", "u3", "u4", "a", "v11", "v12", "v21", "v22", "v31", "v32", "v41", "v42", "b1", "b2", "b3", "b4"]

# Points in a block. It is small enough to fit into the processor's cache, so memory stays flat. It is large enough to
# make its thirty calls of NumPy cheap: they take as long as the arithmetic of 1000 points.
BLOCK = 4096


def network(x: npt.ArrayLike, params: npt.ArrayLike) -> float | Array:
    """Evaluate the network's output at x of shape (2,), a float, or (N, 2), an array of shape (N,).

    `params` are the 17 parameters u1..u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1..b4. ValueError if a shape is
    wrong or a value is not finite.
    """
    points = as_points(x)
    u, a, V, b = unpack(as_params(params))
    G = phi(V @ np.atleast_2d(points).T + b)  # `forward`, without the slopes that only `backward` needs
    y_out = phi(u @ G + a)
    return float(y_out[0]) if points.ndim == 1 else y_out


def loss(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> float:
    """Evaluate the cross-entropy, summed over the N points.

    `params` has the shape (17,), `X_train` (N, 2), `y_train` (N,) or (N, 1), each label 0 or 1. ValueError if a shape
    or a label is wrong or a value is not finite.
    """
    u, a, V, b = unpack(as_params(params))
    X, y = as_training_set(X_train, y_train)
    E, memory = 0.0, _memory(len(y))
    for x, labels in blocks(X, y):
        _, _, z = _forward(x, u, a, V, b, memory)
        E += cross_entropy(z, labels)
    return E


def loss_gradient(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> Array:
    """Differentiate the loss of the same arguments with respect to the 17 parameters.

    Returns dE/du1..4, dE/da, dE/dv11, dE/dv12, .., dE/dv42, dE/db1..4, an array of shape (17,).
    """
    u, a, V, b = unpack(as_params(params))
    X, y = as_training_set(X_train, y_train)
    gradient, memory = np.zeros(17), _memory(len(y))
    for x, labels in blocks(X, y):
        G, dphi, z = _forward(x, u, a, V, b, memory)
        gradient += _backward(x, labels, u, G, dphi, z, memory)
    return gradient


optimize = descent.optimizer(loss, loss_gradient)


def plot_scans(
    params: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    step_size: float = 0.5,
    n: int = 3,
    *,
    verbose: bool = False,
    ax: "Axes | None" = None,
) -> Array:
    """Scan the loss along each parameter axis through `params`, and draw the 17 curves.

    The homework's version always scans around the global ``initial``; this one scans around its argument.

    Parameters
    ----------
    params : array of shape (17,)
        The centre of the scans; not changed.
    X_train, y_train : arrays of shape (N, 2) and (N,) or (N, 1)
    step_size : float
        Half the width of each scan.
    n : int
        Number of points on either side of the centre.
    verbose : bool
        Print the numerical gradient, as the homework does.
    ax : matplotlib Axes, optional
        Where to draw; the current axes if not given.

    Returns
    -------
    array of shape (17,)
        The slope of each scan at its centre: a rough estimate of the gradient.
    """
    plt = descent.pyplot()
    axes: Any = plt.gca() if ax is None else ax
    centre = np.array(params, dtype=float)
    offsets = np.linspace(-step_size, +step_size, 2 * n + 1)
    slopes = np.empty(centre.size)
    for i, name in enumerate(NAMES):
        along = centre + np.outer(offsets, np.eye(centre.size)[i])
        losses = np.array([loss(point, X_train, y_train) for point in along])
        slopes[i] = np.gradient(losses, offsets)[n]
        axes.plot(offsets, losses, label=name)
        if verbose:
            print(f"numerical grad[{name}] = {slopes[i]:.3f}")
    axes.legend(ncol=5)
    axes.set_xlabel("Change in parameter value")
    axes.set_ylabel("Cross-entropy loss")
    return slopes


def blocks(X: Array, y: Array) -> Iterator[tuple[Array, Array]]:
    """Cut the points into blocks: x of shape (2, n), a column for each point, and y of shape (n,)."""
    for start in range(0, len(y), BLOCK):
        end = start + BLOCK
        yield X[start:end].T.copy(), y[start:end]


# The page's two halves again, bit for bit the same, but in memory that is allocated once a call. The page itself
# allocates a dozen arrays a block, so that a point takes up to three times as long.


def _memory(n: int) -> Array:
    """Return memory for three arrays of the hidden layer at the points of a block, for n points in all."""
    return np.empty((3, 4, min(n, BLOCK)))


def _forward(x: Array, u: Array, a: float, V: Array, b: Array, memory: Array) -> tuple[Array, Array, Array]:
    """Evaluate the same as the page's `forward`."""
    n = x.shape[1]
    G, dphi = np.matmul(V, x, out=memory[0, :, :n]), memory[1, :, :n]
    G += b
    np.minimum(G, LARGEST, out=G)
    np.exp(G, out=G)
    np.add(1.0, G, out=dphi)
    np.divide(1.0, dphi, out=dphi)  # φ(-q)
    G *= dphi
    dphi *= G
    return G, dphi, u @ G + a


def _backward(x: Array, y: Array, u: Array, G: Array, dphi: Array, z: Array, memory: Array) -> Array:
    """Evaluate the same as the page's `backward`."""
    dE_dz = y_out_minus_y(z, y)
    dE_dq = np.multiply(u[:, np.newaxis], dE_dz, out=memory[2, :, : len(y)])
    dE_dq *= dphi
    return pack(G @ dE_dz, dE_dz.sum(), dE_dq @ x.T, dE_dq.sum(axis=1))
