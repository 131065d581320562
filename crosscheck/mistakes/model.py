"""A homework's right model in parts that can be exchanged, so that a mistake is a small, named change to it.

    q = V x + b,   h = phi_hidden(q)                     hidden nodes
    z = u . h + a, p = phi_output(z)                     one output node

A `Network` says where each parameter stands in the packed array and which activations are used; a `Loss` is a function of
the outputs p and the labels y; a `Backprop` is the chain rule, stage by stage. A homework chooses its own network and
loss, and every mistake changes a part of them. They are evaluated only where nothing saturates (the ordinary probes), so
they are written as the textbook writes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.mistakes.activations import Activation
from crosscheck.submissions.probes import Array

Outputs: TypeAlias = Array  # p, shape (N,)
Labels: TypeAlias = Array  # y, shape (N,) or (N, 1), as they are passed


@dataclass(frozen=True)
class Network:
    """A network of D inputs, H hidden nodes and one output: where it finds its parameters, what it does with them."""

    u: tuple[int, ...]  # (H,) positions in the packed array
    a: int | None  # None: there is no output bias
    V: tuple[tuple[int, ...], ...]  # (H, D)
    b: tuple[int, ...] | None  # (H,)
    hidden: Activation
    output: Activation
    size: int  # of the packed array
    x: tuple[int, ...] | None = None  # the order in which the coordinates are taken, if another
    inputs: Callable[[Array], Array] | None = None  # what is made of the points first, x (D, N), if anything
    a_sign: float = 1.0
    b_sign: float = 1.0
    # (phi, V x, b) -> G, and (phi, u . G, a) -> p, where they are not phi(V x + b) and phi(u . G + a); slopes are then not known
    layer: Callable[[Activation, Array, Array], Array] | None = None
    node: Callable[[Activation, Array, float], Array] | None = None

    def forward(self, params: Array, X: Array) -> Forward:
        """Evaluate everything that the chain rule needs at the N points X, shape (N, D)."""
        u, V = params[list(self.u)], params[np.array(self.V)]
        a = 0.0 if self.a is None else self.a_sign * float(params[self.a])
        b = np.zeros(len(u)) if self.b is None else self.b_sign * params[list(self.b)]
        x = X.T if self.x is None else X.T[list(self.x)]
        x = x if self.inputs is None else self.inputs(x)
        q = V @ x + b[:, np.newaxis]
        h, dh = self.hidden.at(q)
        if self.layer is not None:
            h, dh = self.layer(self.hidden, V @ x, b[:, np.newaxis]), np.full_like(q, np.nan)
        z = u @ h + a
        p, dp = self.output.at(z)
        if self.node is not None:
            p, dp = self.node(self.output, u @ h, a), np.full_like(z, np.nan)
        return Forward(u, x, q, h, dh, z, p, dp)

    def outputs(self, params: Array, X: Array) -> Outputs:
        """Evaluate the outputs alone, shape (N,)."""
        return self.forward(params, X).p

    def pack(self, du: Array, da: float, dV: Array, db: Array) -> Array:
        """Put derivatives where this network finds its parameters; a place used twice collects both."""
        gradient = np.zeros(self.size)
        np.add.at(gradient, list(self.u), du)
        np.add.at(gradient, np.array(self.V), dV)
        if self.a is not None:
            gradient[self.a] += self.a_sign * da
        if self.b is not None:
            np.add.at(gradient, list(self.b), self.b_sign * db)
        return gradient


@dataclass(frozen=True)
class Forward:
    """The forward pass at N points: u (H,); x (D, N); q, h, dh (H, N); z, p, dp (N,)."""

    u: Array
    x: Array
    q: Array
    h: Array
    dh: Array
    z: Array
    p: Outputs
    dp: Array


@dataclass(frozen=True)
class Penalty:
    """What a regularised loss adds: a function of the parameters, and its gradient, (size,)."""

    value: Callable[[Array], float]
    slope: Callable[[Array], Array]


@dataclass(frozen=True)
class Loss:
    """A loss E of outputs p and labels y.

    Attributes
    ----------
    value : callable
        (p, y) -> E.
    slope : callable
        (p, y) -> dE/dp, shape (N,).
    canonical : Activation, optional
        The output activation with which dE/dz simplifies.
    residual : callable, optional
        (p, y) -> dE/dz with that activation, shape (N,): p - y for the cross-entropy of a sigmoid.
    factor : callable, optional
        N -> the factor to the right loss, where it is one.
    between : pair of float
        The outputs of which it can be taken lie between these: 0 and 1, where their logarithms are.
    penalty : callable, optional
        N -> what it adds for the parameters, whatever the outputs are.
    """

    value: Callable[[Outputs, Labels], float]
    slope: Callable[[Outputs, Labels], Array]
    canonical: Activation | None = None
    residual: Callable[[Outputs, Labels], Array] | None = None
    factor: Callable[[int], float] | None = None
    between: tuple[float, float] = (-np.inf, np.inf)
    penalty: Callable[[int], Penalty] | None = None

    def of(self, p: Outputs, y: Labels, params: Array) -> float:
        """Evaluate the whole loss."""
        return self.value(p, y) + (0.0 if self.penalty is None else self.penalty(y.size).value(params))

    def takes(self, p: Outputs, distance: float = 0.0) -> npt.NDArray[np.bool_]:
        """Return which outputs lie within its bounds, by more than a distance at which few of their digits are left."""
        low, high = self.between
        within: npt.NDArray[np.bool_] = (p > low + distance) & (p < high - distance)
        return within


@dataclass(frozen=True)
class Pass:
    """What a stage of backpropagation may look at."""

    network: Network
    loss: Loss
    f: Forward
    y: Labels  # flattened to (N,)
    delta: Array  # (N,): dE/dz of this network and this loss
    params: Array

    @property
    def n(self) -> int:
        """Return the number of points."""
        return self.y.size


@dataclass(frozen=True)
class Backprop:
    """The chain rule in stages, each of which may be exchanged for a mistaken one."""

    delta: Callable[[Pass], Array] = field(default=lambda t: t.delta)  # dE/dz (N,)
    slope: Callable[[Pass], Array] = field(default=lambda t: t.f.dh)  # phi'(q) (H, N)
    hidden_u: Callable[[Pass, Array], Array] = field(default=lambda t, delta: t.f.u[:, np.newaxis])  # (H, 1)
    du: Callable[[Pass, Array], Array] = field(default=lambda t, delta: t.f.h @ delta)  # (H,)
    x: Callable[[Pass], Array] = field(default=lambda t: t.f.x)  # what dE/dq is multiplied with, (D, N)
    db: Callable[[Pass, Array], Array] = field(default=lambda t, through: through.sum(axis=1))  # (H,)
    arrange: Callable[[Pass, Array, float, Array, Array], Array] = field(
        default=lambda t, du, da, dV, db: t.network.pack(du, da, dV, db)
    )
    finish: Callable[[Pass, Array], Array] = field(default=lambda t, gradient: gradient)

    def gradient(self, network: Network, loss: Loss, params: Array, X: Array, y: Labels) -> Array:
        """Differentiate the loss of the network, with whatever mistakes the stages hold."""
        return self.after(network.forward(params, X), network, loss, params, y)

    def after(self, f: Forward, network: Network, loss: Loss, params: Array, y: Labels) -> Array:
        """Go back from a forward pass."""
        # The simplified dE/dz, where there is one: the general product would be 0 times infinity where p rounds to 1.
        simple = loss.residual if network.output is loss.canonical and network.node is None else None
        delta_z = loss.slope(f.p, y) * f.dp if simple is None else simple(f.p, y)
        t = Pass(network, loss, f, y.reshape(-1), delta_z, params)
        delta = self.delta(t)
        through = self.hidden_u(t, delta) * delta * self.slope(t)  # dE/dq (H, N)
        dV = through @ self.x(t).T
        packed = self.arrange(t, self.du(t, delta), float(delta.sum()), dV, self.db(t, through))
        penalty = 0.0 if loss.penalty is None else loss.penalty(t.n).slope(params)
        return self.finish(t, packed + penalty)


EXACT = Backprop()


def changes(form: Network | Backprop, right: Network | Backprop) -> dict[str, Any]:
    """Return the parts in which a form differs from the right one."""
    return {f.name: part for f in fields(form) if (part := getattr(form, f.name)) != getattr(right, f.name)}
