from typing import Any

from manual.topics import data_parallel
from tests.automates.planted.planted import Planted


def summed(g: Any, pipe: Any) -> Any:
    return data_parallel.RANKS * data_parallel._average(g, pipe)


def not_heard(g: Any, pipe: Any) -> Any:
    data_parallel._average(g, pipe)
    return g


def halves(rank: int, X: Any, y: Any) -> Any:
    half = slice(rank * len(y) // 2, (rank + 1) * len(y) // 2)
    return X[half], y[half]


# Planted in rank 0 alone: the other one is another process.
PLANTED = (
    Planted("the gradients are added up, not averaged", {"_average": summed}, "g", 0),
    Planted("a rank descends by its own gradient", {"_average": not_heard}, "p", 1),
    Planted("the ranks deal the points out differently", {"_share": halves}, "p", 1),
)
