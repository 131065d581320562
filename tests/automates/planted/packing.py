from typing import Any

import numpy as np

from manual.topics import packing
from tests.automates.planted.planted import Planted


def columns(params: Any) -> Any:
    return {**packing.unpack(params), "hidden.weight": params[5:13].reshape(2, 4).T}


def hidden_first(state: Any) -> Any:
    return np.concatenate([state[name].ravel() for name in sorted(state)])


def as_they_become_known(params: Any, X: Any, y: Any) -> Any:
    right = packing.unpack(packing.gradient(params, X, y))
    names = ("output.bias", "output.weight", "hidden.bias", "hidden.weight")
    return np.concatenate([right[name].ravel() for name in names])


PLANTED = (
    Planted("V is unpacked by columns", {"unpack": columns}, "hidden.weight"),
    Planted("the layer that is computed first is packed first", {"pack": hidden_first}, "packed"),
    Planted("derivatives are joined in the order of the backward pass", {"gradient": as_they_become_known}, "gradient"),
)
