"""What a caller of `compare` asks for, checked: where to start, with what steps, in which precision."""

from __future__ import annotations

import math
from numbers import Integral, Real

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import DTYPE, FLOAT64


def as_start(initial: npt.ArrayLike) -> Array:
    """Read the 17 packed parameters to start from.

    Raises
    ------
    ValueError
        If they are not 17 finite numbers; the message names the parameter.
    """
    try:
        start = np.asarray(initial, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"initial must hold the 17 packed params, numbers, got {initial!r:.60}.") from None
    if start.shape != (len(NAMES),):
        raise ValueError(f"initial must hold the 17 packed params, shape (17,), got shape {start.shape}.")
    for name, value in zip(NAMES, start.tolist(), strict=True):
        if not math.isfinite(value):
            raise ValueError(f"initial has {'a NaN' if math.isnan(value) else value} at {name}.")
    return start


def check_descent(eta: float, n_steps: int) -> None:
    """Raise TypeError or ValueError if `eta` is no finite number, or `n_steps` no whole one from 0 on."""
    if not isinstance(eta, Real):
        raise TypeError(f"eta must be a number, got {type(eta).__name__}.")
    if not math.isfinite(eta):
        raise ValueError(f"eta must be finite, got {eta}.")
    if not isinstance(n_steps, Integral) or isinstance(n_steps, bool):
        raise TypeError(f"n_steps must be a whole number, got {n_steps!r}.")
    if n_steps < 0:
        raise ValueError(f"n_steps must be 0 or more, got {n_steps}.")


def precision(dtype: npt.DTypeLike | None, unit_roundoff: float | None) -> float:
    """Return the unit roundoff of the least precise party, from either of its names; FLOAT64 if neither is given.

    Raises
    ------
    ValueError
        If it is neither float64's nor float32's, or the two contradict each other.
    """
    if unit_roundoff is not None and unit_roundoff not in DTYPE:
        raise ValueError(f"unit_roundoff must be crosscheck.rounding.FLOAT64 or FLOAT32, got {unit_roundoff!r}.")
    if dtype is None:
        return FLOAT64 if unit_roundoff is None else unit_roundoff
    by_name = {np.dtype(kind).name: u for u, kind in DTYPE.items()}
    name = str(getattr(dtype, "__name__", dtype)).removeprefix("torch.")
    if name not in by_name:
        raise ValueError(f"dtype must be 'float64' or 'float32', got {dtype!r}.")
    if unit_roundoff not in (None, by_name[name]):
        raise ValueError(f"dtype and unit_roundoff contradict each other: {name}, {unit_roundoff!r}.")
    return by_name[name]
