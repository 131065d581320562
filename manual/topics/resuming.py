"""Resuming: what must be saved so that a killed run can be resumed without any difference.

    v ← μ v + g(batch)     p ← p − η_k v     η_k = η 2^−(k // 10)     batches of 50, shuffled anew in every epoch

    saved    p                     the parameters
             v                     the optimizer's state; without it the first steps after are too short
             step k                the place in the schedule; without it η starts large again
             order                 of this epoch, if a run may be killed within one; k tells the next batch in it
             generator             for the order of the next epoch

A new file is written beside the last one, and then replaces it: a run that is killed while writing keeps the last one.

Sources: the rules are from torch's `SGD`, `StepLR` and `randperm`; the generator is the Mersenne Twister of Matsumoto and
Nishimura, 1998, which NumPy's `RandomState` and torch share.
"""

import numpy as np

from manual.by_hand import loss_gradient
from manual.topics.randomness import permutation

BATCH, ETA, MU, HALVED_EVERY = 50, 0.001, 0.9, 10


def train(params, X, y, seed, n_steps, file):
    """Train up to step `n_steps`, from the state in the file, if any; return parameters and batches of all steps."""
    generator = np.random.RandomState(seed)
    state = {"p": params, "v": np.zeros(17), "step": 0, "order": ()}
    if file.exists():
        state = _load(file, generator)
    p, v, order = state["p"], state["v"], state["order"]

    trajectory, batches = [], []
    for k in range(int(state["step"]), n_steps):
        first = k * BATCH % len(y)
        if first == 0:
            order = permutation(generator, len(y))
        batch = order[first : first + BATCH]
        v = MU * v + loss_gradient(p, X[batch], y[batch])
        p = p - ETA * 0.5 ** (k // HALVED_EVERY) * v
        trajectory.append(p)
        batches.append(batch)
    state = {"p": p, "v": v, "step": n_steps, "order": order}
    _save(file, state, generator)
    return np.array(trajectory), np.array(batches)


def _save(file, state, generator):
    """Write all that the next step depends on."""
    _, words, position, _, _ = generator.get_state(legacy=True)
    beside = file.with_suffix(".part.npz")
    np.savez(beside, **state, words=words, position=position)
    beside.replace(file)


def _load(file, generator):
    """Read the same, and set the generator's state."""
    with np.load(file) as saved:
        state = dict(saved)
    words, position = state.pop("words"), int(state.pop("position"))
    generator.set_state(("MT19937", words, position, 0, 0.0))
    return state
