"""A homework's own data, and the answers that it publishes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosscheck.submissions.probes import Array


@dataclass(frozen=True)
class Data:
    """The homework's own data, as its notebook holds them.

    Points (N, D); labels (N,) or (N, 1), the shape in which functions are passed them; the starting point of the descent (P,).
    """

    X: Array
    y: Array
    initial: Array


@dataclass(frozen=True)
class Published:
    """One of the homework's own asserts: a call, and its answer as printed.

    Attributes
    ----------
    function : str
    call : str
        As a student would write it.
    arguments : callable
        The data, with labels in the shape in which the submission keeps them -> the arguments as the homework passes them.
    expected : float or tuple of float
        One number is compared with ``==``, several with ``np.allclose``, both after rounding.
    decimals : int
    """

    function: str
    call: str
    arguments: Callable[[Data], tuple[object, ...]]
    expected: float | tuple[float, ...]
    decimals: int

    def holds(self, value: npt.ArrayLike) -> bool:
        """Return whether the homework's assert holds for a value, in the value's own precision."""
        numbers = np.asarray(value)
        rounded = np.round(numbers if numbers.dtype.kind == "f" else numbers.astype(float), self.decimals)
        if isinstance(self.expected, tuple):
            try:
                return bool(np.allclose(rounded, self.expected, atol=10.0**-self.decimals))
            except ValueError:  # a shape that does not broadcast
                return False
        return bool(rounded.size == 1 and rounded.reshape(()) == self.expected)

    def is_printed(self, value: Array) -> bool:
        """Return whether a value is the rounded number itself."""
        return np.array_equal(value.reshape(-1), np.atleast_1d(self.expected))
