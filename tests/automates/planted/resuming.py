from typing import Any

import numpy as np

from manual.topics import resuming
from tests.automates.planted.planted import Planted


def no_velocity(file: Any, generator: Any) -> Any:
    return resuming._load(file, generator) | {"v": np.zeros(17)}


def generator_as_new(file: Any, generator: Any) -> Any:
    before = generator.get_state(legacy=True)
    state = resuming._load(file, generator)
    generator.set_state(before)
    return state


def epoch_shuffled_anew(file: Any, generator: Any) -> Any:
    state = resuming._load(file, generator)
    return state | {"order": resuming._permutation(len(state["order"]), generator)}


def in_float32(file: Any, state: Any, generator: Any) -> None:
    resuming._save(file, state | {"p": np.float32(state["p"])}, generator)


def eta_as_at_first(params: Any, X: Any, y: Any, seed: int, n_steps: int, file: Any) -> Any:
    every = resuming.HALVED_EVERY
    resuming.HALVED_EVERY = 1000 if file.exists() else every
    try:
        return resuming.train(params, X, y, seed, n_steps, file)
    finally:
        resuming.HALVED_EVERY = every


def with_replacement(n: int, generator: Any) -> Any:
    return generator.randint(0, n, size=n)


RESUMED, NEXT_EPOCH = 15, 20  # steps are counted from 0

PLANTED = (
    Planted("the velocity is not restored", {"_load": no_velocity}, "changed", RESUMED),
    Planted("the schedule begins anew", {"train": eta_as_at_first}, "changed", RESUMED),
    Planted("the generator is not restored", {"_load": generator_as_new}, "point, resumed", NEXT_EPOCH),
    Planted("the epoch is shuffled anew", {"_load": epoch_shuffled_anew}, "point, resumed", RESUMED),
    Planted("parameters are saved in float32", {"_save": in_float32}, "changed", RESUMED),
    Planted("points are drawn with replacement", {"_permutation": with_replacement}, "point", 0),
)
