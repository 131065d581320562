from typing import Any

import numpy as np

from manual.by_hand import unpack
from manual.topics import checkpointing
from tests.automates.planted.planted import Planted


def one_unit_behind(x: Any, V: Any, b: Any, units: int) -> Any:
    kept, x = checkpointing._through(x, V, b, units)
    return [(x, G) for (_, G), (x, _) in zip(kept, [kept[0], *kept], strict=False)], x


def everything_all_the_same(params: Any, X: Any, y: Any, k: int) -> Any:
    gradient, _ = checkpointing.checkpointed(params, X, y, k)
    _, kept = checkpointing.everything_kept(params, X, y)
    return gradient, kept


def first_to_last(params: Any, X: Any, y: Any, k: int) -> Any:
    _, _, V, b = unpack(params)
    kept, x = [], X.T
    for _ in range(checkpointing.L // k):
        kept.append(x)
        _, x = checkpointing._through(x, V, b, k)
    gradient, dE_dx = checkpointing._of_network(x, y, params)
    for x in kept:
        gradient, dE_dx = checkpointing._back(checkpointing._through(x, V, b, k)[0], dE_dx, gradient, params)
    return gradient, sum(x.nbytes for x in kept)


def cut_from_the_chain(x: Any, y: Any, params: Any) -> Any:
    gradient, dE_dx = checkpointing._of_network(x, y, params)
    return gradient, np.zeros_like(dE_dx)


def once_in_the_unit(kept: Any, dE_dx: Any, gradient: Any, params: Any) -> Any:
    _, _, V, _ = unpack(params)
    for x, G in reversed(kept):
        dE_dq = -checkpointing.h * V @ dE_dx * G * (1 - G)
        gradient = gradient + np.concatenate([np.zeros(5), (dE_dq @ x.T).ravel(), dE_dq.sum(axis=1)])
        dE_dx = dE_dx + V.T @ dE_dq
    return gradient, dE_dx


PLANTED = (
    Planted("the segments are walked back from the first to the last", {"checkpointed": first_to_last}, "changed"),
    Planted("what a segment computes again is kept as well", {"checkpointed": everything_all_the_same}, "bytes kept"),
    Planted("a unit is given its neighbour's x on the way back", {"_through": one_unit_behind}, "gradient"),
    Planted("the chain does not learn: its output was detached", {"_of_network": cut_from_the_chain}, "gradient"),
    Planted("V is differentiated where it stands first only", {"_back": once_in_the_unit}, "gradient"),
)
