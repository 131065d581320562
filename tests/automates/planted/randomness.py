from typing import Any

import numpy as np

from manual.topics import randomness
from tests.automates.planted.planted import Planted


def another_generator(seed: int) -> Any:
    return np.random.RandomState(np.random.PCG64(seed))


def numpys_own(g: Any, n: int) -> Any:
    return g.random_sample(n)


def from_anywhere(g: Any, n: int) -> Any:
    order = np.arange(n)
    for i, j in enumerate(g.randint(2**32, size=n - 1, dtype=np.uint32) % n):
        order[i], order[j] = order[j], order[i]
    return order


def cut_off(g: Any, n: int) -> Any:
    return randomness.normals(g, -(-n // 16) * 16)[:n]


def in_turn(u: Any) -> Any:
    return randomness._block(u).reshape(2, 8).T.ravel()


def unscaled(g: Any, n: int, p: float) -> Any:
    return (randomness.mask(g, n, p) > 0) * 1.0


def dropped_where_kept(g: Any, n: int, p: float) -> Any:
    return (randomness.uniforms(g, n) < p) / (1 - p)


PLANTED = (
    Planted("NumPy's newer generator", {"generator": another_generator}, "integers"),
    Planted("NumPy's own uniforms, of other bits of the words", {"uniforms": numpys_own}, "uniforms"),
    Planted("each place is swapped with any other", {"permutation": from_anywhere}, "permutation"),
    Planted("the last normals are cut off a full block", {"normals": cut_off}, "many normals"),
    Planted("cosines and sines in turn", {"_block": in_turn}, "many normals"),
    Planted("the mask is not scaled", {"mask": unscaled}, "mask"),
    Planted("dropped where it must be kept", {"mask": dropped_where_kept}, "mask"),
)
