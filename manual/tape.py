"""Reverse-mode automatic differentiation from scratch: what a framework automates, in fewer than two hundred lines.

While an expression is computed, each `Node` remembers which nodes it came from and, for each of them, how to carry a
derivative back: the vector-Jacobian product. `gradient` walks the tape backwards once and adds up. The network below is
written once, forwards, with ordinary operators; nobody derives its gradient.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from manual import descent
from manual.inputs import Array, as_params, as_points, as_training_set

Value: TypeAlias = "Node | Array | float"
Pullback: TypeAlias = Callable[[Array], Array]


class Node:
    """An array on the tape: its value, and how derivatives flow back from it to each of its parents."""

    __array_ufunc__ = None  # so that `array * node` asks the node instead of broadcasting over it

    def __init__(self, value: npt.ArrayLike, parents: tuple[tuple[Node, Pullback], ...] = ()) -> None:
        self.value: Array = np.asarray(value, dtype=float)
        self.parents = parents

    def __add__(self, other: Value) -> Node:
        return _record(self.value + _value(other), (self, lambda g: g), (other, lambda g: g))

    def __mul__(self, other: Value) -> Node:
        x, y = self.value, _value(other)
        return _record(x * y, (self, lambda g: g * y), (other, lambda g: g * x))

    def __truediv__(self, other: Value) -> Node:
        x, y = self.value, _value(other)
        return _record(x / y, (self, lambda g: g / y), (other, lambda g: -g * x / y**2))

    def __rtruediv__(self, other: Value) -> Node:
        return _as_node(other) / self

    def __matmul__(self, other: Value) -> Node:
        x, y = self.value, _value(other)

        def from_left(g: Array) -> Array:
            return np.multiply.outer(g, y) if y.ndim == 1 else g @ y.T

        def from_right(g: Array) -> Array:
            return np.multiply.outer(x, g) if x.ndim == 1 else x.T @ g

        return _record(x @ y, (self, from_left), (other, from_right))

    def __rmatmul__(self, other: Value) -> Node:
        return _as_node(other) @ self

    def __neg__(self) -> Node:
        return self * -1.0

    def __sub__(self, other: Value) -> Node:
        return self + (-other)

    def __rsub__(self, other: Value) -> Node:
        return -self + other

    __radd__ = __add__
    __rmul__ = __mul__

    def __getitem__(self, index: Any) -> Node:
        def scatter(g: Array) -> Array:
            whole = np.zeros_like(self.value)
            np.add.at(whole, index, g)
            return whole

        return _record(self.value[index], (self, scatter))

    def reshape(self, *shape: int) -> Node:
        """Give the same numbers another shape."""
        return _record(self.value.reshape(*shape), (self, lambda g: g.reshape(self.value.shape)))

    def sum(self) -> Node:
        """Add up all entries."""
        return _record(self.value.sum(), (self, lambda g: np.broadcast_to(g, self.value.shape)))


def exp(t: Node) -> Node:
    """Evaluate e^t; its derivative is itself."""
    e = np.exp(t.value)
    return _record(e, (t, lambda g: g * e))


def log(t: Node) -> Node:
    """Evaluate the natural logarithm; its derivative is 1 / t."""
    return _record(np.log(t.value), (t, lambda g: g / t.value))


def sigmoid(t: Node) -> Node:
    """Evaluate phi(t), as `exp(min(t, 0)) / (1 + exp(-abs(t)))`; its derivative is phi(t) phi(-t)."""
    e = np.exp(-np.abs(t.value))
    phi = np.exp(np.minimum(t.value, 0)) / (1 + e)
    return _record(phi, (t, lambda g: g * (e / (1 + e) ** 2)))


def softplus(t: Node) -> Node:
    """Evaluate log(1 + e^t), as `max(t, 0) + log(1 + exp(-abs(t)))`; its derivative is phi(t)."""
    e = np.exp(-np.abs(t.value))
    phi = np.exp(np.minimum(t.value, 0)) / (1 + e)
    return _record(np.maximum(t.value, 0) + np.log1p(e), (t, lambda g: g * phi))


def gradient(function: Callable[[Node], Node], at: npt.ArrayLike) -> Array:
    """Differentiate a scalar function of one array: one sweep forwards, one backwards.

    Parameters
    ----------
    function : callable
        Built from the operations of this module; must return a scalar Node.
    at : array of any shape

    Returns
    -------
    array of the shape of `at`

    Raises
    ------
    ValueError
        If the function's value is not a scalar.
    """
    start = Node(at)
    end = function(start)
    if end.value.shape != ():
        raise ValueError(f"only a scalar has a gradient, got a value of shape {end.value.shape}.")
    sensitivity: dict[int, Array] = {id(end): np.ones(())}
    for node in reversed(_in_order(end)):
        g = sensitivity[id(node)]
        for parent, pullback in node.parents:
            contribution = _sum_to_shape(pullback(g), parent.value.shape)
            sensitivity[id(parent)] = sensitivity.get(id(parent), np.zeros(())) + contribution
    return sensitivity.get(id(start), np.zeros_like(start.value))


def _in_order(end: Node) -> list[Node]:
    """List all nodes that `end` came from, each after its parents; a loop, since a long tape would exhaust recursion."""
    order: list[Node] = []
    seen: set[int] = set()
    stack: list[tuple[Node, bool]] = [(end, False)]
    while stack:
        node, parents_done = stack.pop()
        if parents_done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((parent, False) for parent, _ in node.parents)
    return order


def _record(value: npt.ArrayLike, *inputs: tuple[Value, Pullback]) -> Node:
    return Node(value, tuple((x, pullback) for x, pullback in inputs if isinstance(x, Node)))


def _value(x: Value) -> Array:
    return x.value if isinstance(x, Node) else np.asarray(x, dtype=float)


def _as_node(x: Value) -> Node:
    return x if isinstance(x, Node) else Node(x)


def _sum_to_shape(g: Array, shape: tuple[int, ...]) -> Array:
    """Undo broadcasting: an entry that was used many times collects the derivatives of all its uses."""
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(i for i, n in enumerate(shape) if n == 1 and g.shape[i] != 1)
    folded: Array = g.sum(axis=stretched, keepdims=True)
    return folded


def pre_activation(params: Node, x: Array) -> Node:
    """Evaluate z = u . phi(V x + b) + a at the N points x, shape (2, N), features first."""
    u, a, V, b = params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17].reshape(4, 1)
    return u @ sigmoid(V @ x + b) + a


def network(x: npt.ArrayLike, params: npt.ArrayLike) -> float | Array:
    """Evaluate the network's output at x of shape (2,), a float, or (N, 2), an array of shape (N,)."""
    points = as_points(x)
    y_out = sigmoid(pre_activation(Node(as_params(params)), np.atleast_2d(points).T)).value
    return float(y_out[0]) if points.ndim == 1 else y_out


def _cross_entropy(params: Node, X: Array, y: Array) -> Node:
    return softplus((1 - 2 * y) * pre_activation(params, X.T)).sum()


def loss(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> float:
    """Evaluate the cross-entropy, summed over the N points (see `manual.by_hand.loss`)."""
    return float(_cross_entropy(Node(as_params(params)), *as_training_set(X_train, y_train)).value)


def loss_gradient(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> Array:
    """Differentiate the loss with respect to the 17 parameters, by walking the tape backwards."""
    X, y = as_training_set(X_train, y_train)
    return gradient(lambda params: _cross_entropy(params, X, y), as_params(params))


def optimize(
    initial: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    eta: float = 0.001,
    n_steps: int = 30,
    *,
    verbose: bool = False,
) -> tuple[Array, Array]:
    """Descend along the gradient from a copy of `initial`; see `manual.descent.descend`."""
    return descent.descend(loss, loss_gradient, as_params(initial), X_train, y_train, eta, n_steps, verbose)
