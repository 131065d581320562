"""The homework by hand: 2 inputs x, 4 hidden nodes G and 1 output y_out. NumPy only.

    q = V x + b        G = φ(q)          φ(t) = 1 / (1 + exp(−t))
    z = u · G + a      y_out = φ(z)      s = (1 − 2y) z
    E = −Σ [ y log y_out + (1 − y) log(1 − y_out) ] = Σ log(1 + exp(s))

Points are columns: x is (2, N), q and G are (4, N), z and y are (N,). With s, which is positive where the network is
wrong, E and dE/dz = y_out − y = (1 − 2y) φ(s) are accurate also where y_out rounds to 0 or 1.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from manual import descent, scans
from manual.inputs import Array, as_params, as_points, as_training_set


def forward(x: Array, u: Array, a: float, V: Array, b: Array) -> tuple[Array, Array, Array]:
    """Evaluate z, and on the way G and dphi = φ'(q), which `backward` needs."""
    q = V @ x + b
    G, dphi = phi_and_slope(q)
    z = u @ G + a
    return G, dphi, z


def cross_entropy(z: Array, y: Array) -> float:
    """Evaluate E = Σ log(1 + exp(s))."""
    s = (1.0 - 2.0 * y) * z
    E = np.logaddexp(0.0, s).sum()  # log(exp(0) + exp(s))
    return float(E)


def backward(x: Array, y: Array, u: Array, G: Array, dphi: Array, z: Array) -> Array:
    """Differentiate E by the chain rule, from the output back to the input."""
    sign = 1.0 - 2.0 * y
    dE_dz = sign * phi(sign * z)  # y_out - y
    dE_du = G @ dE_dz
    dE_da = dE_dz.sum()
    dE_dG = np.outer(u, dE_dz)
    dE_dq = dE_dG * dphi
    dE_dV = dE_dq @ x.T
    dE_db = dE_dq.sum(axis=1)
    return pack(dE_du, dE_da, dE_dV, dE_db)


# ----------------------------------------------------------------------------------------------------------------------
# The lecture ends here. Below: the homework's four functions, which check what they are given, and what they rest on.

BLOCK = 2048  # points at a time: the hidden layer of a block stays in the processor's cache, and memory stays flat
LARGEST = 708.0  # exp(709.8) overflows; at 708 its reciprocal is still a normal number


def network(x: npt.ArrayLike, params: npt.ArrayLike) -> float | Array:
    """Evaluate the network's output at a point, or at N points.

    Parameters
    ----------
    x : array of shape (2,) or (N, 2)
    params : array of shape (17,)
        u1..u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1..b4.

    Returns
    -------
    float, or array of shape (N,)

    Raises
    ------
    ValueError
        If a shape is wrong or a value is not finite.
    """
    points = as_points(x)
    u, a, V, b = unpack(as_params(params))
    G = phi(V @ np.atleast_2d(points).T + b)  # `forward`, without the slopes that only `backward` needs
    y_out = phi(u @ G + a)
    return float(y_out[0]) if points.ndim == 1 else y_out


def loss(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> float:
    """Evaluate the cross-entropy, summed over the N points.

    Parameters
    ----------
    params : array of shape (17,)
    X_train : array of shape (N, 2)
    y_train : array of shape (N,) or (N, 1), each 0 or 1

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a shape or a label is wrong or a value is not finite.
    """
    u, a, V, b = unpack(as_params(params))
    E = 0.0
    for x, y in blocks(*as_training_set(X_train, y_train)):
        _, _, z = forward(x, u, a, V, b)
        E += cross_entropy(z, y)
    return E


def loss_gradient(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> Array:
    """Differentiate the loss with respect to the 17 parameters.

    Parameters
    ----------
    params : array of shape (17,)
    X_train : array of shape (N, 2)
    y_train : array of shape (N,) or (N, 1), each 0 or 1

    Returns
    -------
    array of shape (17,)
        dE/du1..4, dE/da, dE/dv11, dE/dv12, .., dE/dv42, dE/db1..4.

    Raises
    ------
    ValueError
        If a shape or a label is wrong or a value is not finite.
    """
    u, a, V, b = unpack(as_params(params))
    gradient = np.zeros(17)
    for x, y in blocks(*as_training_set(X_train, y_train)):
        G, dphi, z = forward(x, u, a, V, b)
        gradient += backward(x, y, u, G, dphi, z)
    return gradient


def optimize(
    initial: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    eta: float = 0.001,
    n_steps: int = 30,
    *,
    verbose: bool = False,
) -> tuple[Array, Array]:
    """Descend along the gradient from a copy of `initial`; see `manual.descent.descend`.

    Returns
    -------
    losses : array of shape (n_steps + 1,)
    params : array of shape (n_steps + 1, 17)
    """
    return descent.descend(loss, loss_gradient, as_params(initial), X_train, y_train, eta, n_steps, verbose)


def plot_scans(
    params: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    step_size: float = 0.5,
    n: int = 3,
    *,
    verbose: bool = False,
    ax: "scans.Axes | None" = None,
) -> Array:
    """Scan the loss along each axis through `params`; see `manual.scans.plot_scans`."""
    return scans.plot_scans(params, X_train, y_train, step_size, n, loss=loss, verbose=verbose, ax=ax)


def unpack(params: Array) -> tuple[Array, np.float64, Array, Array]:
    """Split the 17 packed parameters into u (4,), a, V (4, 2) and b as a column (4, 1)."""
    return params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17].reshape(4, 1)


def pack(u: Array, a: float, V: Array, b: Array) -> Array:
    """Pack u, a, V and b, or the derivatives with respect to them, into one array of shape (17,)."""
    return np.concatenate((u, [a], V.ravel(), b.ravel()))


def blocks(X: Array, y: Array) -> Iterator[tuple[Array, Array]]:
    """Cut the points into blocks: x of shape (2, n), a column for each point, and y of shape (n,)."""
    for start in range(0, len(y), BLOCK):
        block = slice(start, start + BLOCK)
        yield np.ascontiguousarray(X[block].T), y[block]


def phi(t: Array) -> Array:
    """Evaluate the sigmoid, 1 / (1 + exp(-t)), as exp(t) / (1 + exp(t)), which keeps every digit down to the smallest.

    Past `LARGEST`, where exp(t) would overflow, it is 1 to the last bit.
    """
    e = np.exp(np.minimum(t, LARGEST))
    y_out: Array = e / (1.0 + e)
    return y_out


def phi_and_slope(t: Array) -> tuple[Array, Array]:
    """Evaluate the sigmoid and its derivative, φ'(t) = φ(t) φ(-t).

    Not φ (1 - φ), which cancels to 0 past t = 37. Past `LARGEST` the derivative is held at φ'(708) = 3e-308.
    """
    e = np.exp(np.minimum(t, LARGEST))
    phi_of_minus_t = 1.0 / (1.0 + e)
    G = e * phi_of_minus_t
    return G, G * phi_of_minus_t
