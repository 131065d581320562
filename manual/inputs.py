"""The homework's arguments, read as arrays and checked: one sentence for every wrong argument."""

import math

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def as_params(params: npt.ArrayLike) -> Array:
    """Read the 17 packed parameters, shape (17,); ValueError if they are not 17 finite numbers in a row."""
    p = _as_floats(params, "params")
    if p.shape != (17,):
        raise ValueError(f"params must hold the 17 packed parameters, shape (17,), got shape {p.shape}.")
    return _finite(p, "params")


def as_points(x: npt.ArrayLike) -> Array:
    """Read one point, shape (2,), or N points, shape (N, 2); ValueError for anything else."""
    points = _as_floats(x, "x")
    if points.ndim not in (1, 2) or points.shape[-1] != 2:
        raise ValueError(f"x must be a point (x1, x2) or an array of shape (N, 2), got shape {points.shape}.")
    return _finite(points, "x")


def as_training_set(X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> tuple[Array, Array]:
    """Read N points (N, 2) and their N labels (N,), each 0. or 1.

    The published labels (N, 1) are flattened: against an output of shape (N,) they would broadcast to (N, N).
    ValueError if shapes or lengths do not fit, there are no points, a value is not finite or a label neither 0 nor 1.
    """
    X, y = _as_floats(X_train, "X_train"), _as_floats(y_train, "y_train")
    if X.ndim != 2 or X.shape[1] != 2:
        raise ValueError(f"X_train must have shape (N, 2), got shape {X.shape}.")
    if y.ndim == 0 or y.shape[1:] not in ((), (1,)):
        raise ValueError(f"y_train must have shape (N,) or (N, 1), got shape {y.shape}.")
    if len(X) != len(y):
        raise ValueError(f"X_train and y_train must be equally long, got {len(X)} points and {len(y)} labels.")
    if len(X) == 0:
        raise ValueError("X_train and y_train are empty: at least one point is needed.")
    y = y.reshape(-1)
    if np.count_nonzero(y) != np.count_nonzero(y == 1.0):  # a label that is not 0 must be 1; NaN is neither
        i = int(np.argmax((y != 0) & (y != 1)))
        raise ValueError(f"y_train must hold the labels 0 and 1 only, got {y[i]} at index {i}.")
    return _finite(X, "X_train"), y


def _as_floats(values: npt.ArrayLike, name: str) -> Array:
    if type(values) is np.ndarray and values.dtype == np.float64:  # the common case, for speed
        return values
    try:
        array = np.asarray(values)
    except ValueError as ragged:
        raise ValueError(f"{name} must be a rectangular array of numbers: {ragged}.") from None
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold real numbers, got dtype {array.dtype}.")
    return array.astype(np.float64, copy=False)


def _finite(array: Array, name: str) -> Array:
    if not math.isfinite(np.vdot(array, array)) and not np.isfinite(array).all():  # squares are faster
        at = tuple(np.argwhere(~np.isfinite(array))[0].tolist())
        raise ValueError(f"{name} must be finite, got {array[at]} at index {at[0] if len(at) == 1 else at}.")
    return array
