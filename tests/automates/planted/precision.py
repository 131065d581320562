from typing import Any

import numpy as np

from manual.by_hand import unpack
from manual.topics import precision
from tests.automates.planted.planted import Planted


def cut_off(x: Any, form: str) -> Any:
    if form == "bfloat16":
        return (np.ascontiguousarray(x).view(np.uint32) & 0xFFFF0000).view(np.float32)
    return precision.rounded(x, form)


def halves_upwards(x: Any, form: str) -> Any:
    if form == "bfloat16":
        return ((np.ascontiguousarray(x).view(np.uint32) + 0x8000) & 0xFFFF0000).view(np.float32)
    return precision.rounded(x, form)


def parameters_unrounded(params: Any, X: Any, form: str) -> Any:
    u, a, V, b = unpack(params)
    q = precision.rounded(V @ X.T + b, form)
    G = precision.rounded(1 / (1 + np.exp(-q)), form)
    return q, G, precision.rounded(u @ G + a, form)


def still_scaled(z: Any, y: Any, S: float) -> Any:
    return precision.slopes(z, y, S) * np.float32(S)


def scaled_too_late(z: Any, y: Any, S: float) -> Any:
    return precision.slopes(z, y, 1.0)


def nothing_carried(p: Any, gradients: Any, eta: float, form: str) -> Any:
    return precision.descend(p, gradients, eta, form)


def only_the_result_rounded(p: Any, gradients: Any, eta: float, form: str) -> Any:
    exact = p - eta * np.cumsum(gradients, axis=0)
    return precision.rounded(np.vstack([p, exact]).astype(np.float32), form)


PLANTED = (
    Planted("digits are cut off instead of rounded", {"rounded": cut_off}, "rounded"),
    Planted("halves are rounded upwards, not to even", {"rounded": halves_upwards}, "rounded"),
    Planted("the parameters stay in float32", {"forward": parameters_unrounded}, "q"),
    Planted("the scale of the loss is not taken out again", {"slopes": still_scaled}, "dE/dz"),
    Planted("the scale comes after float16, when the digits are lost", {"slopes": scaled_too_late}, "dE/dz"),
    Planted("what a sum lost is not carried on", {"compensated": nothing_carried}, "compensated, bfloat16"),
    Planted("the parameters are kept in float32", {"descend": only_the_result_rounded}, "descend, bfloat16"),
)
