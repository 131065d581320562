from typing import Any

import numpy as np

from manual.by_hand import phi, unpack
from manual.topics import forward
from tests.automates.planted.planted import Planted


def rows_for_columns(params: Any, X: Any, y: Any) -> Any:
    u, a, V, b = unpack(params)
    return forward.forward(np.concatenate([u, [a], V.T.ravel(), b.ravel()]), X, y)


def mean_for_sum(params: Any, X: Any, y: Any) -> Any:
    *rest, E = forward.forward(params, X, y)
    return *rest, E / len(y)


def no_output_sigmoid(params: Any, X: Any, y: Any) -> Any:
    u, a, V, b = unpack(params)
    q = V @ X.T + b
    G = phi(q)
    z = u @ G + a
    return q, G, z, z, np.logaddexp(0, (1 - 2 * y) * z).sum()


PLANTED = (
    Planted("V is unpacked by columns", {"forward": rows_for_columns}, "q"),
    Planted("the mean in place of the sum", {"forward": mean_for_sum}, "E"),
    Planted("the output has no sigmoid", {"forward": no_output_sigmoid}, "y_out"),
)
