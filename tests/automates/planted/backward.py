from typing import Any

from manual.by_hand import unpack
from manual.topics import backward
from tests.automates.planted.planted import Planted


def no_u(params: Any, X: Any, y: Any) -> Any:
    dE_dz, dE_du, dE_da, dE_dG, dE_dq, dE_dV, dE_db = backward.backward(params, X, y)
    u = unpack(params)[0][:, None]
    return dE_dz, dE_du, dE_da, dE_dG / u, dE_dq / u, dE_dV / u, dE_db / u[:, 0]


def no_slope(params: Any, X: Any, y: Any) -> Any:
    dE_dz, dE_du, dE_da, dE_dG, *_ = backward.backward(params, X, y)
    return dE_dz, dE_du, dE_da, dE_dG, dE_dG, dE_dG @ X, dE_dG.sum(axis=1)


PLANTED = (
    Planted("the weight u_j is missing on the way back", {"backward": no_u}, "dE/dG"),
    Planted("the sigmoid's slope is missing", {"backward": no_slope}, "dE/dq"),
)
