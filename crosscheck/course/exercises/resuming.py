"""Of the notebook on resuming: what to save, and a permutation from random words."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from crosscheck.course.exercise import Exercise, Numbers
from crosscheck.course.selection import Selection

WITHOUT = MappingProxyType(
    {
        "p": "it starts again from the beginning",
        "m": "the next steps follow single batches, not what many of them had in common",
        "v": "the next steps are far too long: they are divided by the root of a mean that is nearly 0 again",
        "t": "the next steps are too short: both means are divided as if they had only begun",
        "generator": "the batches of the beginning come once more",
    }
)
NEEDLESS = MappingProxyType(
    {
        "order": "There are no epochs here, so no order to go through: each batch is drawn by itself.",
        "gradient": "The gradient is computed anew from p and the next batch. What of the last one is used again is in m and v.",
        "X": "The points are as they were; the run reads them when it starts.",
        "losses": "The losses are for you to look at: no step depends on them.",
    }
)

what_to_save = Selection(
    right=tuple(WITHOUT),
    among=(*WITHOUT, *NEEDLESS),
    missing=lambda names: f"Something is missing. Without it {WITHOUT[names[0]]}.",
    extra=lambda names: NEEDLESS[names[0]],
    lesson="In torch these are the state_dict of the model (p) and of the optimizer (m, v and t), and the generator's state.",
)


def _shuffled(words: Numbers) -> Numbers:
    n = len(words) + 1
    order = np.arange(n)
    for i, w in enumerate(words):
        j = i + int(w) % (n - i)
        order[[i, j]] = order[[j, i]]
    return order


def _anywhere(words: Numbers) -> Numbers:
    n = len(words) + 1
    order = np.arange(n)
    for i, w in enumerate(words):
        j = int(w) % n
        order[[i, j]] = order[[j, i]]
    return order


def _from_the_front(words: Numbers) -> Numbers:
    n = len(words) + 1
    order = np.arange(n)
    for i, w in enumerate(words):
        j = int(w) % (n - i)
        order[[i, j]] = order[[j, i]]
    return order


def _overwritten(words: Numbers) -> Numbers:
    n = len(words) + 1
    order = np.arange(n)
    for i, w in enumerate(words):
        j = i + int(w) % (n - i)
        order[i] = order[j]
        order[j] = order[i]
    return order


shuffled = Exercise(
    right=_shuffled,
    mistakes=(
        (
            _anywhere,
            "You change places with any entry, also one that is done. Then some orders are more probable than others: "
            "n^(n - 1) ways do not divide evenly among n! orders.",
        ),
        (_from_the_front, "You draw from n - i places, but count them from the front. They begin at i."),
        (_overwritten, "The second assignment reads what the first has overwritten. Swap both at once."),
    ),
    otherwise="Entry i changes places with entry i + (w mod (n - i)), where n is one more than the number of words.",
    lesson="With the words of a Mersenne Twister these are the permutations of torch.randperm, in every bit.",
    calls=tuple(
        (np.random.RandomState(seed).randint(2**32, size=n, dtype=np.uint32),) for seed, n in ((1, 7), (2, 11))
    ),
)
