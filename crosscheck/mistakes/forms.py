"""Ways to get a model wrong that many homeworks share, as changes to the right network, loss or chain rule."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.mistakes.activations import Activation
from crosscheck.mistakes.model import Backprop, Labels, Loss, Network, Outputs, Pass
from crosscheck.submissions.probes import Array

# Networks


def packing_of(right: Network) -> tuple[str, ...]:
    """Return the parts ("u", "a", "V", "b") in the order in which a network packs them."""
    return tuple(sorted(("u", "a", "V", "b"), key=lambda part: int(np.min(getattr(right, part)))))


def packed_as(right: Network, order: Sequence[str]) -> Network:
    """Return the network that unpacks its parts ("u", "a", "V", "b"), one after the other, in another order."""
    n_hidden, n_inputs = np.shape(right.V)
    sizes = {"u": n_hidden, "a": 1, "V": n_hidden * n_inputs, "b": n_hidden}
    starts = dict(zip(order, itertools.accumulate((sizes[part] for part in order), initial=0), strict=False))
    return replace(
        right,
        u=_run(starts["u"], n_hidden),
        a=starts["a"],
        V=_layout(np.array(right.V) - np.min(right.V) + starts["V"]),
        b=_run(starts["b"], n_hidden),
    )


def rows_from(start: int, n_hidden: int, n_inputs: int) -> tuple[tuple[int, ...], ...]:
    """Return the positions of V, row by row, from `start` on."""
    return tuple(_run(start + n_inputs * j, n_inputs) for j in range(n_hidden))


def transposed(right: Network) -> Network:
    """Return the network that unpacks V the other way round: column by column, or row by row where that is wrong."""
    V = np.array(right.V)
    other = V.ravel().reshape(V.T.shape).T if V[0, 0] + 1 == V[0, 1] else V.T.ravel().reshape(V.shape)
    return replace(right, V=_layout(other))


def shared_by_all(right: Network, part: str) -> tuple[Network, ...]:
    """Return the networks in which all hidden nodes use the u, b or row of V of one of them."""
    own = getattr(right, part)
    return tuple(_with(right, part, (one,) * len(own)) for one in own)


def shifted(right: Network, part: str, by: int) -> Network:
    """Return the network that reads a part from slots next to its own."""
    own = getattr(right, part)
    moved = tuple(tuple(i + by for i in one) if isinstance(one, tuple) else one + by for one in own)
    return _with(right, part, moved)


def _with(right: Network, part: str, positions: tuple[Any, ...]) -> Network:
    changed: dict[str, Any] = {part: positions}
    return replace(right, **changed)


def _layout(V: npt.NDArray[np.int_]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(i) for i in row) for row in V)


def _run(start: int, n: int) -> tuple[int, ...]:
    return tuple(range(start, start + n))


# Losses


def scaled(right: Loss, factor: Callable[[int], float]) -> Loss:
    """Return the right loss times a factor that may depend on the number of points."""
    return Loss(
        lambda p, y: factor(y.size) * right.value(p, y), lambda p, y: factor(y.size) * right.slope(p, y), factor=factor
    )


def of_points(right: Loss, chosen: slice, of_several: bool = False) -> Loss:
    """Return the loss that counts the chosen points only; `of_several`: a lone point is kept."""
    return counted_points(right, lambda n: chosen if n > 1 or not of_several else slice(None))


def counted_points(right: Loss, counted: Callable[[int], slice]) -> Loss:
    """Return the loss that counts those of N points that a function of N chooses."""

    def value(p: Outputs, y: Labels) -> float:
        kept = counted(p.size)
        return right.value(p[kept], y.reshape(-1)[kept])

    def slope(p: Outputs, y: Labels) -> Array:
        kept, change = counted(p.size), np.zeros(p.size)
        change[kept] = right.slope(p[kept], y.reshape(-1)[kept])
        return change

    return Loss(value, slope)


def squared_error(factor: Callable[[int], float]) -> Loss:
    """Return a factor, which may depend on the number of points, times sum_i (p_i - y_i)^2."""
    return Loss(
        lambda p, y: factor(y.size) * float(np.sum((p - y.reshape(-1)) ** 2)),
        lambda p, y: factor(y.size) * 2 * (p - y.reshape(-1)),
    )


# Gradients

NEGATED = Backprop(delta=lambda t: -t.delta)
WITHOUT_HIDDEN_SLOPE = Backprop(slope=lambda t: np.ones_like(t.f.h))
WITHOUT_OUTPUT_SLOPE = Backprop(delta=lambda t: t.loss.slope(t.f.p, t.y))
WITHOUT_U = Backprop(hidden_u=lambda t, delta: np.ones((len(t.f.u), 1)))
U_OF_PRE_ACTIVATIONS = Backprop(du=lambda t, delta: t.f.q @ delta)
U_WITHOUT_HIDDEN = Backprop(du=lambda t, delta: np.full(len(t.f.u), delta.sum()))
COORDINATES_REVERSED = Backprop(x=lambda t: t.f.x[::-1])
V_TRANSPOSED = Backprop(arrange=lambda t, du, da, dV, db: transposed(t.network).pack(du, da, dV, db))
B_ZERO = Backprop(db=lambda t, through: np.zeros(len(t.f.u)))
B_IS_DELTA = Backprop(db=lambda t, through: np.full(len(t.f.u), t.delta.sum()))
ENTRIES_REVERSED = Backprop(finish=lambda t, gradient: gradient[::-1])


def scaled_gradient(factor: Callable[[int], float]) -> Backprop:
    """Return the gradient times a factor that may depend on the number of points."""
    return Backprop(finish=lambda t, gradient: factor(t.n) * gradient)


def stepped(eta: float) -> Backprop:
    """Return the parameters after a step against the gradient."""
    return Backprop(finish=lambda t, gradient: t.params - eta * gradient)


def gradient_of_points(chosen: slice, of_several: bool = False) -> Backprop:
    """Return the gradient of the chosen points only; `of_several`: a lone point is kept."""
    return counted_gradient(lambda n: chosen if n > 1 or not of_several else slice(None))


def counted_gradient(counted: Callable[[int], slice]) -> Backprop:
    """Return the gradient of those of N points that a function of N chooses."""

    def delta(t: Pass) -> Array:
        kept = np.zeros_like(t.delta)
        kept[counted(t.n)] = t.delta[counted(t.n)]
        return kept

    return Backprop(delta=delta)


def slope_of(activation: Activation) -> Backprop:
    """Return the gradient whose hidden slope is that of this activation."""
    return Backprop(slope=lambda t: activation.at(t.f.q)[1])


def slopes_as_written(right: Activation, residual: Callable[[Outputs, Labels], Array]) -> tuple[Backprop, ...]:
    """Return the right activation's slope as people write it: right for it, and under no other activation."""
    assert right.slope_from_value is not None
    from_value = right.slope_from_value
    return (
        Backprop(slope=lambda t: from_value(t.f.h)),
        Backprop(slope=lambda t: right.at(t.f.q)[1]),
        Backprop(slope=lambda t: from_value(t.f.h), delta=lambda t: residual(t.f.p, t.y)),
    )


def one_u_for_all(n_hidden: int) -> tuple[Backprop, ...]:
    """Return the gradients that use one u for all hidden nodes on the way back."""

    def shared(j: int) -> Backprop:
        return Backprop(hidden_u=lambda t, delta: np.full((n_hidden, 1), t.f.u[j]))

    return tuple(map(shared, range(n_hidden)))


def b_times(weight: Callable[[Array], Array]) -> Backprop:
    """Return the gradient whose dE/db has a factor made of the coordinates x, shape (D, N)."""
    return Backprop(db=lambda t, through: through @ weight(t.f.x))


def one_coordinate(k: int, n_inputs: int) -> Backprop:
    """Return the gradient that multiplies dE/dq with the same coordinate throughout."""
    return Backprop(x=lambda t: t.f.x[[k] * n_inputs])


def arranged_as(network: Network) -> Backprop:
    """Return the gradient arranged as another network packs its parameters."""
    return Backprop(arrange=lambda t, du, da, dV, db: network.pack(du, da, dV, db))


def orders(right: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the orders of the parts other than the right one."""
    return (order for order in itertools.permutations(right) if order != tuple(right))


def ordered(order: Sequence[str], transpose: bool = False) -> Backprop:
    """Return the gradient whose parts are concatenated in another order, and V column by column if `transpose`."""

    def arrange(t: Pass, du: Array, da: float, dV: Array, db: Array) -> Array:
        parts = {"u": du, "a": np.array([da]), "V": (dV.T if transpose else dV).ravel(), "b": db}
        return np.concatenate([parts[name] for name in order])

    return Backprop(arrange=arrange)
