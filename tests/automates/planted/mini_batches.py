from typing import Any

import numpy as np

from manual.by_hand import loss_gradient
from manual.topics import mini_batches
from manual.topics.randomness import generator, integers, permutation
from tests.automates.planted.planted import Planted


def train(
    w: Any,
    X: Any,
    y: Any,
    eta: float,
    n: int,
    epochs: int,
    seed: int,
    *,
    drop_last: bool = False,
    mean: bool = False,
    labels_stay: bool = False,
    drawn_again: bool = True,
) -> Any:
    g, orders, path = generator(seed), [], []
    for _ in range(epochs):
        integers(g, 1)
        order = permutation(g, len(y))
        for i, batch in enumerate(np.split(order, range(n, len(y), n))):
            labels = y[i * n : i * n + len(batch)] if labels_stay else y[batch]
            share = 1 / len(batch) if mean else 0 if drop_last and len(batch) < n else 1
            w = w - share * eta * loss_gradient(w, X[batch], labels)
            path.append(w)
        if drawn_again:
            permutation(g, len(y))
        orders.append(order)
    return np.array(orders), np.array(path)


def last_dropped(*args: Any) -> Any:
    return train(*args, drop_last=True)


def means(*args: Any) -> Any:
    return train(*args, mean=True)


def labels_not_shuffled(*args: Any) -> Any:
    return train(*args, labels_stay=True)


def drawn_once(*args: Any) -> Any:
    return train(*args, drawn_again=False)


def nothing_drawn(g: Any, n: int) -> Any:
    return np.zeros(n, dtype=np.int64)


def by_numpy(g: Any, n: int) -> Any:
    return g.permutation(n)


def shuffled_once(g: Any, n: int) -> Any:
    return mini_batches.permutation(mini_batches.generator(0), n)


PLANTED = (
    Planted("the last batch is dropped", {"train": last_dropped}, "params", step=7),
    Planted("the mean over each batch", {"train": means}, "params", step=0),
    Planted("the labels stay where they were", {"train": labels_not_shuffled}, "params", step=0),
    Planted("the loader's integer is not drawn", {"integers": nothing_drawn}, "order"),
    Planted("the sampler's second permutation is not drawn", {"train": drawn_once}, "order"),
    Planted("shuffled by NumPy's own rule", {"permutation": by_numpy}, "order"),
    Planted("shuffled by a generator of its own in every epoch", {"permutation": shuffled_once}, "order"),
)
