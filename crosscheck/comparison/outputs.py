"""A network that takes one point becomes one that takes many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.answers import shape_of


def of_one_or_many(network: Callable[..., Any]) -> Callable[..., Any]:
    """Return a network of N points, made of one that takes N points or a single one.

    It is given all points first. If it raises, or its answer is not one of N entries, it is given one point after another;
    where that fails as well, its first answer stands.
    """

    def outputs(x: npt.ArrayLike, params: npt.ArrayLike) -> Any:
        points = np.asarray(x)
        if points.ndim != 2:
            return network(points, params)
        asked = _not_two(points)
        try:
            value = network(asked, params)
        except Exception:
            each = _one_by_one(network, points, params)
            if each is None:
                raise
            return each
        if shape_of(value)[:1] == (len(asked),):
            return value if asked is points else value[: len(points)]
        each = _one_by_one(network, points, params)
        return value if each is None else each

    return outputs


def _not_two(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Repeat the last of two points: what is written for ``x[0], x[1]`` would take them for the coordinates of one."""
    return points[[0, 1, 1]] if len(points) == 2 else points


def _one_by_one(network: Callable[..., Any], points: npt.NDArray[np.float64], params: npt.ArrayLike) -> Any:
    """Evaluate point after point: an array of shape (N,), or None if an answer is missing or no number."""
    try:
        each = np.array([network(point, params) for point in points])
    except Exception:
        return None
    return each if each.shape == (len(points),) else None
