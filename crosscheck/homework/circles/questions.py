"""What the homework's functions are asked: its own cases, fresh random ones, and saturated ones.

`initial` is symmetric and hides errors: fresh asymmetric parameters show them. Fresh probes are drawn so that the
pre-activations of the output span about -7.5 to 7.5, where every way of writing the homework is accurate, and so that the
points at the ends carry the unlikely label, where clipping shows.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from crosscheck.homework.circles.contract import BLOCKS, NAMES, pack
from crosscheck.homework.circles.tolerance import ByHand
from crosscheck.homework.published import Data
from crosscheck.submissions.probes import Array, Probe
from manual import by_hand

# Range of z, the output's pre-activation, over the points of a fresh probe: from -7.5, where y_out = 5e-4, to 7.5. The weakest
# of the clips that are too strong acts there.
SPAN = 15.0
STEEP = 2.4  # factor of u and a that stretches z to about -18 .. 18, for a probe just beyond the ordinary ones

PUBLISHED_POINTS = ((0.0, 0.0, 0.0), (0.0, 0.0, 1.0), (2.0, 1.0, 0.0), (2.0, 1.0, 1.0))  # x1, x2, y of its asserts

_probe = partial(Probe, reference=ByHand())


def draw(seed: int, data: Data) -> list[Probe]:
    """Draw the probes of one examination."""
    rng = np.random.default_rng(seed)
    X, y, initial = data.X, data.y.reshape(-1), np.array(data.initial)
    published = [
        _probe(
            f"initial, [[{x1:g}, {x2:g}]], [{label:g}]", "published", initial, np.array([[x1, x2]]), np.array([label])
        )
        for x1, x2, label in PUBLISHED_POINTS
    ]
    first, second = _fresh(rng, 7, "random parameters 1"), _fresh(rng, 13, "random parameters 2")
    many = _fresh(rng, int(rng.integers(21, 500)), "random parameters 3")
    moved = _fresh(rng, len(y), "random parameters 4", X)
    more = _fresh(rng, len(y) + int(rng.integers(1, 20)), "random parameters 5")  # points than the homework has
    elsewhere = _fresh(rng, len(y), "random parameters 6")  # as many as the homework has, and others
    alike = [
        _probe(f"random parameters 1, all y = {label:g}", "fresh", first.params, first.X, np.full(7, label))
        for label in (0.0, 1.0)
    ]
    gentle = [_gentle(rng, n, f"small random parameters {i}") for i, n in ((1, 5), (2, 6), (3, 4))]
    singles = [
        _probe(f"random parameters 1, one point, y = {label:g}", "fresh", first.params, first.X[[i]], np.array([label]))
        for i, label in ((0, 0.0), (1, 1.0))
    ]
    return [
        *published,
        first,
        second,
        many,
        _probe("random parameters 4, X, y", "fresh", moved.params, X, y.reshape(-1, 1)),
        more,
        elsewhere,
        *gentle,
        *alike,
        *singles,
        *(_probe(f"{p.at}, y as ({p.y.size}, 1)", "fresh", p.params, p.X, p.y.reshape(-1, 1)) for p in (first, second)),
        _probe("initial, X, y", "homework", initial, X, y.reshape(-1, 1)),
        _probe("initial, X, y.flatten()", "homework", initial, X, y),
        *_saturated(initial, first),
    ]


def _fresh(rng: np.random.Generator, n: int, name: str, at: Array | None = None) -> Probe:
    """Draw asymmetric parameters, points off the circles unless they are given, and labels of both kinds."""

    def signed(low: float, high: float, *shape: int) -> Array:
        drawn: Array = rng.uniform(low, high, shape) * rng.choice((-1.0, 1.0), shape)
        return drawn

    X = signed(0.2, 3.0, n, 2) if at is None else at
    V, b, u = signed(0.5, 2.0, 4, 2), signed(0.3, 1.5, 4), signed(0.5, 2.0, 4)
    w = u @ by_hand.phi(V @ X.T + b[:, np.newaxis])
    u = u * min(SPAN / float(np.ptp(w)), 40.0)
    z = u @ by_hand.phi(V @ X.T + b[:, np.newaxis])
    a = -(z.max() + z.min()) / 2 + rng.uniform(0.1, 0.5)
    y = (np.arange(n) % 2).astype(float)
    rng.shuffle(y)
    y[z.argmin()], y[z.argmax()] = 1.0, 0.0
    return _probe(f"{name}, {n} points", "fresh", pack(u, a, V, b), X, y)


def _gentle(rng: np.random.Generator, n: int, name: str) -> Probe:
    """Draw parameters so small that even a network without sigmoids stays within reach of exp."""
    params = rng.uniform(0.1, 0.6, len(NAMES)) * rng.choice((-1.0, 1.0), len(NAMES))
    y = (np.arange(n) % 2).astype(float)
    rng.shuffle(y)
    return _probe(f"{name}, {n} points", "fresh", params, rng.uniform(-1.5, 1.5, (n, 2)), y, gentle=True)


def _saturated(initial: Array, fresh: Probe) -> list[Probe]:
    centre, outside = np.array([[0.0, 0.0]]), np.array([[2.0, 1.0]])
    steep = fresh.params.copy()
    for block in ("u", "a"):
        steep[BLOCKS[block]] *= STEEP
    return [
        _probe(f"random parameters 1 but u, a times {STEEP:g}, 7 points", "saturated", steep, fresh.X, fresh.y),
        _probe("initial * 100, [[0, 0]], [0]", "saturated", initial * 100, centre, np.array([0.0])),
        _probe("initial * 100, [[0, 0]], [1]", "saturated", initial * 100, centre, np.array([1.0])),
        _probe("initial * 100, [[2, 1]], [1]", "saturated", initial * 100, outside, np.array([1.0])),
        _probe("initial * 8, 7 points", "saturated", initial * 8, fresh.X, fresh.y),
    ]
