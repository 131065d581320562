"""The parties, and the points to judge them at."""

from dataclasses import dataclass

import numpy as np
import pytest

from crosscheck import INITIAL, load_circles
from crosscheck.homework.circles.contract import Array
from manual import by_hand, tape, with_autograd
from tests.needs import needs_torch, torch_ref

_ALL = {"by_hand": by_hand, "tape": tape, "with_autograd": with_autograd, "torch": torch_ref}
PARTIES = {name: party for name, party in _ALL.items() if party is not None}  # all that this machine has
_EACH = [pytest.param(party, id=name, marks=() if party else needs_torch) for name, party in _ALL.items()]
each_party = pytest.mark.parametrize("party", _EACH)

X, y = load_circles()
for published in (X, y):
    published.setflags(write=False)

# No two alike: a slot read in another's place shows. Nor is any symmetry left, which `initial` has.
DISTINCT = np.array([0.7, -1.1, 1.3, 0.4, -0.3, 0.9, -0.6, 1.7, 0.2, -1.4, 0.8, 0.5, -0.9, 0.1, -0.2, 0.6, 1.2])
DISTINCT.setflags(write=False)


@dataclass(frozen=True)
class Probe:
    """Parameters and data at which parties are compared."""

    params: Array
    X: Array
    y: Array


STARTS = {"initial": INITIAL, "distinct": DISTINCT}  # of the descents that are compared

_random = np.random.default_rng(9).normal(scale=3, size=17)
PROBES = {
    "initial": Probe(INITIAL, X, y),
    "distinct": Probe(DISTINCT, X, y),
    "random": Probe(_random, X, y),
    "one sample, y = 0": Probe(_random, X[:1], np.zeros(1)),
    "one sample, y = 1": Probe(_random, X[:1], np.ones(1)),
    "initial * 8, right side": Probe(INITIAL * 8, X, y),
    "initial * 8, wrong side": Probe(INITIAL * 8, X, 1 - y),
    "initial * 100, right side": Probe(INITIAL * 100, X, y),
    "initial * 100, wrong side": Probe(INITIAL * 100, X, 1 - y),
}
each_probe = pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES)
