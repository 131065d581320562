"""The reference in parts that can be exchanged, so that a misconception is a small, named change to it.

A `Network` says where each parameter stands in the packed array and which activations are used; a `Loss` is a function of
the outputs and labels; a `Backprop` is the chain rule, stage by stage. With the defaults all three are the homework's.
These run only where nothing saturates (the judge's ordinary probes), so they are spelled as the textbook spells them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from crosscheck.homework.circles.contract import Array

Activation: TypeAlias = Callable[[Array], tuple[Array, Array]]  # t -> its value, its derivative


def sigmoid(t: Array) -> tuple[Array, Array]:
    """Evaluate phi(t) and phi'(t)."""
    h = 1 / (1 + np.exp(-t))
    return h, h * (1 - h)


@dataclass(frozen=True)
class Network:
    """A network: where it finds its parameters, and what it does with them."""

    u: tuple[int, ...] = (0, 1, 2, 3)
    a: int | None = 4  # None: there is no output bias
    V: tuple[tuple[int, int], ...] = ((5, 6), (7, 8), (9, 10), (11, 12))
    b: tuple[int, ...] | None = (13, 14, 15, 16)
    hidden: Activation = sigmoid
    output: Activation = sigmoid
    swap_inputs: bool = False
    a_sign: float = 1.0
    b_sign: float = 1.0

    def forward(self, params: Array, X: Array) -> Forward:
        """Evaluate everything that the chain rule needs at the N points X, shape (N, 2)."""
        u, V = params[list(self.u)], params[np.array(self.V)]
        a = 0.0 if self.a is None else self.a_sign * float(params[self.a])
        b = np.zeros(4) if self.b is None else self.b_sign * params[list(self.b)]
        x = X.T[::-1] if self.swap_inputs else X.T
        q = V @ x + b[:, np.newaxis]
        h, dh = self.hidden(q)
        z = u @ h + a
        p, dp = self.output(z)
        return Forward(u, x, q, h, dh, z, p, dp)

    def pack(self, du: Array, da: float, dV: Array, db: Array) -> Array:
        """Put derivatives where this network finds its parameters; a place used twice collects both."""
        gradient = np.zeros(17)
        np.add.at(gradient, list(self.u), du)
        np.add.at(gradient, np.array(self.V), dV)
        if self.a is not None:
            gradient[self.a] += self.a_sign * da
        if self.b is not None:
            np.add.at(gradient, list(self.b), self.b_sign * db)
        return gradient


@dataclass(frozen=True)
class Forward:
    """The forward pass at N points: u (4,); x (2, N); q, h, dh (4, N); z, p, dp (N,)."""

    u: Array
    x: Array
    q: Array
    h: Array
    dh: Array
    z: Array
    p: Array
    dp: Array


def _cross_entropy(p: Array, y: Array) -> float:
    y = y.reshape(-1)
    return float(-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)))


def _cross_entropy_slope(p: Array, y: Array) -> Array:
    y = y.reshape(-1)
    return (p - y) / (p * (1 - p))


@dataclass(frozen=True)
class Loss:
    """A loss: its value E and its derivative dE/dp, shape (N,), of outputs p (N,) and labels y (N,) or (N, 1)."""

    value: Callable[[Array, Array], float] = _cross_entropy
    slope: Callable[[Array, Array], Array] = _cross_entropy_slope


@dataclass(frozen=True)
class Pass:
    """What a stage of backpropagation may look at."""

    network: Network
    loss: Loss
    f: Forward
    y: Array  # (N,)
    delta: Array  # (N,): dE/dz of this network and this loss

    @property
    def n(self) -> int:
        """Give the number of points."""
        return self.y.size


@dataclass(frozen=True)
class Backprop:
    """The chain rule in stages; each may be exchanged for a mistaken one."""

    delta: Callable[[Pass], Array] = field(default=lambda t: t.delta)  # dE/dz (N,)
    slope: Callable[[Pass], Array] = field(default=lambda t: t.f.dh)  # phi'(q) (4, N)
    hidden_u: Callable[[Pass, Array], Array] = field(default=lambda t, delta: t.f.u[:, np.newaxis])  # (4, 1)
    du: Callable[[Pass, Array], Array] = field(default=lambda t, delta: t.f.h @ delta)  # (4,)
    x: Callable[[Pass], Array] = field(default=lambda t: t.f.x)  # what dE/dq is multiplied with, (2, N)
    db: Callable[[Pass, Array], Array] = field(default=lambda t, through: through.sum(axis=1))  # (4,)
    arrange: Callable[[Pass, Array, float, Array, Array], Array] = field(
        default=lambda t, du, da, dV, db: t.network.pack(du, da, dV, db)
    )
    finish: Callable[[Pass, Array], Array] = field(default=lambda t, gradient: gradient)

    def gradient(self, network: Network, loss: Loss, params: Array, X: Array, y: Array) -> Array:
        """Differentiate, with whatever mistakes the stages hold: shape (17,)."""
        f = network.forward(params, X)
        # p - y, where it is that: the general product would be 0 times infinity where p rounds to 1
        plain = loss is REFERENCE_LOSS and network.output is sigmoid
        delta_z = f.p - y.reshape(-1) if plain else loss.slope(f.p, y) * f.dp
        t = Pass(network, loss, f, y.reshape(-1), delta_z)
        delta = self.delta(t)
        through = self.hidden_u(t, delta) * delta * self.slope(t)  # dE/dq (4, N)
        dV = through @ self.x(t).T
        packed = self.arrange(t, self.du(t, delta), float(delta.sum()), dV, self.db(t, through))
        return self.finish(t, packed)


REFERENCE_NETWORK, REFERENCE_LOSS, EXACT = Network(), Loss(), Backprop()
