from typing import Any

import numpy as np

from manual.by_hand import loss_gradient
from manual.topics import accumulation
from tests.automates.planted.planted import Planted


def last_part(w: Any, X: Any, y: Any, n: int) -> Any:
    part = accumulation._parts(len(y), n)[-1]
    return loss_gradient(w, X[part], y[part])


def mean_of_means(w: Any, X: Any, y: Any, n: int) -> Any:
    parts = accumulation._parts(len(y), n)
    return sum(loss_gradient(w, X[part], y[part]) / len(part) for part in parts) / len(parts)


def norm_of_each(w: Any, X: Any, y: Any, n: int, c: float) -> Any:
    g = accumulation.of_the_sum(w, X, y, n)
    each = [block * min(1, c / (np.linalg.norm(block) + 1e-6)) for block in np.split(g, (4, 5, 13))]
    return np.linalg.norm(g), np.concatenate(each)


def without_tiny(w: Any, X: Any, y: Any, n: int, c: float) -> Any:
    norm, _ = accumulation.clipped_by_norm(w, X, y, n, c)
    return norm, accumulation.of_the_sum(w, X, y, n) * min(1, c / norm)


def lengthened(w: Any, X: Any, y: Any, n: int, c: float) -> Any:
    norm, _ = accumulation.clipped_by_norm(w, X, y, n, c)
    return norm, accumulation.of_the_sum(w, X, y, n) * c / (norm + 1e-6)


def each_part_clipped(w: Any, X: Any, y: Any, n: int, c: float) -> Any:
    return sum(np.clip(loss_gradient(w, X[part], y[part]), -c, c) for part in accumulation._parts(len(y), n))


PLANTED = (
    Planted("set to zero before each part", {"of_the_sum": last_part}, "gradient of the sum"),
    Planted("the mean of the parts' means", {"of_the_mean": mean_of_means}, "gradient of the mean"),
    Planted("a norm for each tensor", {"clipped_by_norm": norm_of_each}, "clipped by norm"),
    Planted("nothing is added to the norm", {"clipped_by_norm": without_tiny}, "clipped by norm"),
    Planted("short gradients are lengthened", {"clipped_by_norm": lengthened}, "within the norm"),
    Planted("each part is clipped before it is added", {"clipped_by_value": each_part_clipped}, "clipped by value"),
)
