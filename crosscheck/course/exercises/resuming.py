"""Of the notebook on resuming: what to save, and a permutation from random words."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from crosscheck.course.exercise import Exercise, Numbers
from crosscheck.course.selection import Selection

WITHOUT = MappingProxyType(
    {
        "p": "Without the parameters it starts again from the beginning.",
        "v": "Without something the first steps after the break are too short: momentum has to gather speed again.",
        "step": "Without something the learning rate is large again, as at the beginning.",
        "order": "Without something, points come twice in this epoch, and others not at all: the run was killed within it.",
        "generator": "Without something the next epoch has the order of an epoch that is over.",
    }
)
NEEDLESS = MappingProxyType(
    {
        "gradient": "The gradient is computed anew from p and the batch: nothing of the last one is used again.",
        "X": "The points are as they were; the run reads them when it starts.",
        "eta": "The rate follows from the step: eta is written in the program.",
        "losses": "The losses are for you to look at. No step depends on them here.",
    }
)

what_to_save = Selection(
    right=tuple(WITHOUT),
    among=(*WITHOUT, *NEEDLESS),
    missing=lambda names: WITHOUT[names[0]],
    extra=lambda names: NEEDLESS[names[0]],
    lesson="Five things. In torch: the state_dict of model, optimizer and scheduler, the generator's state, and where in "
    "which order the epoch was.",
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
