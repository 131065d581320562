"""What the homework passes in, read as arrays and checked: one clear sentence for whatever cannot be meant."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def as_params(params: npt.ArrayLike) -> Array:
    """Read the 17 packed parameters; ValueError if they are not 17 finite real numbers."""
    packed = _as_array(params, "params")
    if packed.shape != (17,):
        raise ValueError(f"params must hold the 17 packed parameters, shape (17,), got shape {packed.shape}.")
    return packed


def as_points(x: npt.ArrayLike) -> Array:
    """Read one point, shape (2,), or N points, shape (N, 2); ValueError for anything else."""
    points = _as_array(x, "x")
    if points.shape != (2,) and (points.ndim != 2 or points.shape[1] != 2):
        raise ValueError(f"x must be a point (x1, x2) or an array of shape (N, 2), got shape {points.shape}.")
    return points


def as_training_set(X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> tuple[Array, Array]:
    """Read N points (N, 2) and N labels, each 0 or 1; labels of shape (N, 1) are flattened to (N,)."""
    X, y = _as_array(X_train, "X_train"), _as_array(y_train, "y_train")
    if X.ndim != 2 or X.shape[1] != 2:
        raise ValueError(f"X_train must have shape (N, 2), got shape {X.shape}.")
    if y.ndim != 1 and (y.ndim != 2 or y.shape[1] != 1):
        raise ValueError(f"y_train must have shape (N,) or (N, 1), got shape {y.shape}.")
    if len(X) != len(y):
        raise ValueError(f"X_train and y_train must be equally long, got {len(X)} points and {len(y)} labels.")
    if len(X) == 0:
        raise ValueError("X_train and y_train are empty: at least one point is needed.")
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"y_train must hold the labels 0 and 1 only, got {np.setdiff1d(y, (0, 1))[0]}.")
    return X, y.reshape(-1)


def _as_array(values: npt.ArrayLike, name: str) -> Array:
    try:
        array = np.asarray(values)
    except ValueError as ragged:
        raise ValueError(f"{name} must be a rectangular array of numbers: {ragged}.") from None
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold real numbers, got dtype {array.dtype}.")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got {array[~np.isfinite(array)][0]}.")
    return array.astype(np.float64, copy=False)
