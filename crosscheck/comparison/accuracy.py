"""Whether one party is accurate: its errors against the truth at the homework's points, and at fresh ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.compare import compare
from crosscheck.comparison.completing import AnyParty

N_FRESH, N_POINTS = 5, 40  # places that a seed draws, and points at each
SPREAD = 3.0  # of their parameters; the homework's lie between -18 and 10


def assert_accurate(
    party: AnyParty, *, seed: int | None = None, dtype: npt.DTypeLike | None = None, everywhere: bool = False
) -> dict[str, Comparison]:
    """Measure one party's errors, and raise if one exceeds its bound.

    Losses, gradients and parameters are held against the truth at every step of the homework's run; outputs of `network`, for
    which no exact values are kept, against those of `manual.by_hand`.

    Parameters
    ----------
    party
        Anything that `compare` takes.
    seed : int, optional
        Measure also at five fresh places that it draws: parameters, 40 points and their labels. Needs python-flint.
    dtype : "float64" or "float32", optional
        The party's precision; float64 if not given. For float32 python-flint is needed.
    everywhere : bool
        Whether it must be accurate where the output saturates as well; if not, that is a remark of the comparison.

    Returns
    -------
    dict of str to Comparison
        By place, "the homework's run" first; ``comparison.errors`` holds each error and its bound.

    Raises
    ------
    AssertionError
        If an error exceeds its bound: where, and by how much.
    ValueError, PartyFailedError, AnotherNetworkError, NoTruthError
        As `compare` does.
    """
    __tracebackhide__ = True  # a test that fails ends at its own line
    found = {}
    for place, asked in _places(seed):
        found[place] = comparison = compare("by_hand", party, dtype=dtype, truth=True, everywhere=everywhere, **asked)
        if not comparison.agree:
            raise AssertionError(f"At {place}:\n{comparison}")
    return found


def _places(seed: int | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the places to measure at, by name, as arguments of `compare`."""
    yield "the homework's run", {}
    if seed is None:
        return
    random = np.random.default_rng(seed)
    for i in range(1, N_FRESH + 1):
        yield (
            f"fresh place {i} of seed {seed}",
            {
                "X": random.normal(scale=2.0, size=(N_POINTS, 2)),
                "y": (random.random(N_POINTS) < 0.5).astype(float),
                "initial": random.normal(scale=SPREAD, size=17),
                "n_steps": 0,
            },
        )
