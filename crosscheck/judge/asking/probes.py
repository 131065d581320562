"""Where a submission is asked: the homework's own cases, fresh random ones, and saturated ones.

`initial` is symmetric and hides errors: fresh asymmetric parameters show them. Fresh probes are drawn so that the
pre-activations of the output span about -7.5 to 7.5, where every way of writing the homework is accurate, and so that the
points at the ends carry the unlikely label, where clipping shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from crosscheck.homework.circles.contract import INITIAL, PUBLISHED, Array
from crosscheck.homework.circles.data import load_circles
from crosscheck.judge.asking.tolerance import SAFETY, SAFETY_SINGLE, SATURATED, roundings
from crosscheck.rounding.point import FLOAT32, FLOAT64
from manual import by_hand

SPAN = 15.0  # of the output over the points of a fresh probe: up to y_out = 5e-4, where the weakest strong clip acts
STEEP = 2.4  # by which the output's pre-activation is stretched for the first probe beyond, to about -18 to 18


@dataclass(frozen=True)
class Probe:
    """One call of `loss` and `loss_gradient`, and of `network` at its points."""

    at: str  # in words, to follow "loss(" or "loss_gradient("
    kind: str  # "published", "circles", "fresh", "saturated"
    params: Array = field(repr=False)
    X: Array = field(repr=False)
    y: Array = field(repr=False)  # (N,), or (N, 1) as the homework passes the circles

    @property
    def ordinary(self) -> bool:
        """Say whether the output saturates nowhere, so that a difference is a mistake and not a lost digit."""
        return self.kind != "saturated"

    @property
    def gentle(self) -> bool:
        """Say whether the parameters are so small that no mistake makes the output saturate."""
        return bool(np.abs(self.params).max() < 1)

    @property
    def far(self) -> bool:
        """Say whether the parameters are so large that outputs round to 0 and 1."""
        return bool(np.abs(self.params).max() > 10 * np.abs(INITIAL).max())

    @property
    def column(self) -> bool:
        """Say whether the labels are passed as (N, 1) with N > 1."""
        return self.y.ndim == 2 and len(self.y) > 1

    def asks_as(self, other: Probe) -> bool:
        """Say whether both are the same question, but for the shape of y."""
        mine, others = (self.params, self.X, self.y.reshape(-1)), (other.params, other.X, other.y.reshape(-1))
        return all(map(np.array_equal, mine, others))

    @cached_property
    def outputs(self) -> Array:
        """Give the reference network's outputs at the points, shape (N,)."""
        return np.asarray(by_hand.network(self.X, self.params))

    @cached_property
    def loss(self) -> float:
        """Give the reference loss."""
        return by_hand.loss(self.params, self.X, self.y)

    @cached_property
    def gradient(self) -> Array:
        """Give the reference gradient, shape (17,)."""
        return by_hand.loss_gradient(self.params, self.X, self.y)

    def expected(self, function: str) -> Array:
        """Give the reference's answer to a call of `function`."""
        answers = {"network": self.outputs, "loss": np.asarray(self.loss), "loss_gradient": self.gradient}
        return answers[function]

    def allowance(self, function: str) -> Array:
        """Say how far a right answer may lie from the reference's, entry by entry."""
        expected = self.expected(function)
        if not self.ordinary:
            return np.full(expected.shape, SATURATED * max(1.0, float(np.abs(expected).max())))
        allowed: Array = SAFETY * self._double[function]
        return allowed

    def allowance_in_single(self, function: str) -> Array:
        """Say how far a right answer may lie away that is computed in single precision."""
        allowed: Array = SAFETY_SINGLE * self._single[function]
        return allowed

    @cached_property
    def _double(self) -> Mapping[str, Array]:
        return roundings(self.params, self.X, self.y, FLOAT64)

    @cached_property
    def _single(self) -> Mapping[str, Array]:
        return roundings(self.params, self.X, self.y, FLOAT32)


@dataclass(frozen=True)
class Examination:
    """The questions that a seed draws, with the reference's answers: shared by all submissions judged with them."""

    seed: int
    X: Array  # (500, 2), the circles
    y: Array  # (500,)
    probes: tuple[Probe, ...]


def prepare(seed: int) -> Examination:
    """Draw an examination on the homework's circles."""
    X, y = load_circles()
    return Examination(seed, X, y, tuple(draw(seed, X, y)))


def draw(seed: int, X: Array, y: Array) -> list[Probe]:
    """Draw the probes of one examination.

    Parameters
    ----------
    seed : int
    X, y : arrays of shape (500, 2) and (500,)
        The circles.
    """
    rng = np.random.default_rng(seed)
    initial = np.array(INITIAL)
    published = [
        Probe(
            f"initial, [[{p.x[0]:g}, {p.x[1]:g}]], [{p.y:g}]",
            "published",
            initial,
            np.array([p.x], dtype=float),
            np.array([p.y], dtype=float),
        )
        for p in PUBLISHED
        if p.function == "loss" and p.x is not None
    ]
    first, second = _fresh(rng, 7, "random parameters 1"), _fresh(rng, 13, "random parameters 2")
    many = _fresh(rng, int(rng.integers(21, 500)), "random parameters 3")
    moved = _fresh(rng, len(y), "random parameters 4", X)
    more = _fresh(rng, len(y) + int(rng.integers(1, 20)), "random parameters 5")  # points than the homework has
    elsewhere = _fresh(rng, len(y), "random parameters 6")  # as many as the homework has, and others
    alike = [
        Probe(f"random parameters 1, all y = {label:g}", "fresh", first.params, first.X, np.full(7, label))
        for label in (0.0, 1.0)
    ]
    gentle = [_gentle(rng, n, f"small random parameters {i}") for i, n in ((1, 5), (2, 6), (3, 4))]
    singles = [
        Probe(f"random parameters 1, one point, y = {label:g}", "fresh", first.params, first.X[[i]], np.array([label]))
        for i, label in ((0, 0.0), (1, 1.0))
    ]
    return [
        *published,
        first,
        second,
        many,
        Probe("random parameters 4, X, y", "fresh", moved.params, X, y.reshape(-1, 1)),
        more,
        elsewhere,
        *gentle,
        *alike,
        *singles,
        *(Probe(f"{p.at}, y as ({p.y.size}, 1)", "fresh", p.params, p.X, p.y.reshape(-1, 1)) for p in (first, second)),
        Probe("initial, X, y", "circles", initial, X, y.reshape(-1, 1)),
        Probe("initial, X, y.flatten()", "circles", initial, X, y),
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
    return Probe(f"{name}, {n} points", "fresh", np.concatenate((u, [a], V.ravel(), b)), X, y)


def _gentle(rng: np.random.Generator, n: int, name: str) -> Probe:
    """Draw parameters so small that even a network without sigmoids stays within reach of exp."""
    params = rng.uniform(0.1, 0.6, 17) * rng.choice((-1.0, 1.0), 17)
    y = (np.arange(n) % 2).astype(float)
    rng.shuffle(y)
    return Probe(f"{name}, {n} points", "fresh", params, rng.uniform(-1.5, 1.5, (n, 2)), y)


def _saturated(initial: Array, fresh: Probe) -> list[Probe]:
    centre, outside = np.array([[0.0, 0.0]]), np.array([[2.0, 1.0]])
    steep = np.concatenate((STEEP * fresh.params[:5], fresh.params[5:]))
    return [
        Probe(f"random parameters 1 but u, a times {STEEP:g}, 7 points", "saturated", steep, fresh.X, fresh.y),
        Probe("initial * 100, [[0, 0]], [0]", "saturated", initial * 100, centre, np.array([0.0])),
        Probe("initial * 100, [[0, 0]], [1]", "saturated", initial * 100, centre, np.array([1.0])),
        Probe("initial * 100, [[2, 1]], [1]", "saturated", initial * 100, outside, np.array([1.0])),
        Probe("initial * 8, 7 points", "saturated", initial * 8, fresh.X, fresh.y),
    ]
