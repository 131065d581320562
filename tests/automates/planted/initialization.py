from math import sqrt
from typing import Any

import numpy as np

from manual.by_hand import pack, unpack
from manual.topics import initialization
from manual.topics.randomness import generator, normals
from tests.automates.planted.planted import Planted


def variance_for_deviation(seed: int) -> Any:
    return initialization._network(seed, lambda g, m, n: 2 / (m + n) * normals(g, m * n))


def deviation_for_bound(seed: int) -> Any:
    return initialization._network(seed, lambda g, m, n: initialization._uniform(g, m * n, sqrt(2 / (m + n))))


def of_outputs(seed: int) -> Any:
    return initialization._network(seed, lambda g, m, n: sqrt(2 / n) * normals(g, m * n))


def output_first(seed: int) -> Any:
    g = generator(seed)
    u, V = sqrt(2 / 5) * normals(g, 4), sqrt(2 / 6) * normals(g, 8)
    return pack(u, 0.0, V, np.zeros(4))


def biases_at_zero(seed: int) -> Any:
    u, _, V, _ = unpack(initialization.linear(seed))
    return pack(u, 0.0, V, np.zeros(4))


def one_less(w: Any, X: Any, y: Any) -> Any:
    n = 4 * len(y)
    return tuple(std * sqrt(n / (n - 1)) for std in initialization.spreads(w, X, y))


PLANTED = (
    Planted("the variance for the deviation", {"xavier_normal": variance_for_deviation}, "xavier_normal"),
    Planted("the deviation for the bound", {"xavier_uniform": deviation_for_bound}, "xavier_uniform"),
    Planted("Kaiming by the outputs", {"kaiming_normal": of_outputs}, "kaiming_normal"),
    Planted("the output layer is drawn first", {"xavier_normal": output_first}, "xavier_normal"),
    Planted("biases at 0, where torch draws them", {"linear": biases_at_zero}, "linear"),
    Planted("divided by one less than the number of values", {"spreads": one_less}, "spread of q"),
)
