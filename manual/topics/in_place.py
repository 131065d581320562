"""In-place changes: arrays are kept for the backward pass without a copy, and a counter shows if one has changed since.

    c = a + 1       keeps nothing       dE/da = dE/dc
    c = a²          keeps a             dE/da = dE/dc 2 a
    c = exp a       keeps c             dE/da = dE/dc c
    c = φ(a)        keeps c             dE/da = dE/dc c (1 − c)

Every array has a version, which a change in place raises by 1. The backward pass needs the version at which the array was
kept: else its numbers differ, and the derivative would be wrong. Here E = Σ c; with c doubled, E = Σ 2c, and dE/dc = 2.
If the backward pass is refused, the derivative with nothing doubled is compared.

Source: PyTorch's documentation, "Autograd mechanics", on in-place correctness checks.
"""

import numpy as np

from manual.by_hand import phi

OPERATIONS = {  # c, the array that is kept, and dc/da from it
    "a + 1": (lambda a: a + 1, None, lambda kept: 1.0),
    "a²": (lambda a: a**2, "a", lambda kept: 2 * kept),
    "exp a": (np.exp, "c", lambda kept: kept),
    "φ(a)": (phi, "c", lambda kept: kept * (1 - kept)),
}


class _Array:
    """An array that counts how often it was changed."""

    def __init__(self, value):
        self.value, self.version = value, 0

    def double(self):
        self.value *= 2
        self.version += 1


def derivative(operation, changed, a):
    """Differentiate E = Σ c by a, with a, c or nothing doubled in place before; None if refused."""
    forward, keeps, slope = OPERATIONS[operation]
    first = _Array(a * 1)
    second = _Array(forward(first.value))
    arrays = {"a": first, "c": second}
    kept = arrays.get(keeps, _Array(a))
    version = kept.version
    if changed:
        arrays[changed].double()
    if kept.version != version:
        return None
    dE_dc = 2.0 if changed == "c" else 1.0
    return dE_dc * slope(kept.value) * np.ones(a.shape)
