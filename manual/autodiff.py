"""Reverse-mode automatic differentiation on arrays: what a framework automates.

While an expression is computed, each `Node` remembers which nodes it came from and, for each of them, how to carry a
derivative back: the vector-Jacobian product. `backward` walks from the result back to the start once, and adds up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Value: TypeAlias = "Node | Array | float"
Pullback: TypeAlias = Callable[[Array], Array]  # dE/d(result) -> dE/d(parent)


class Node:
    """An array, the operation that made it, and how derivatives flow back from it to each of its parents."""

    __array_ufunc__ = None  # so that `array * node` asks the node instead of broadcasting over it

    def __init__(self, value: npt.ArrayLike, operation: str = "input", *inputs: tuple[Value, Pullback]) -> None:
        self.value: Array = np.asarray(value, dtype=float)
        self.operation = operation
        self.parents = [(parent, pullback) for parent, pullback in inputs if isinstance(parent, Node)]
        self.depth: int = 1 + max((parent.depth for parent, _ in self.parents), default=0)

    def __add__(self, other: Value) -> Node:
        return Node(self.value + _array(other), "+", (self, lambda g: g), (other, lambda g: g))

    def __mul__(self, other: Value) -> Node:
        x, y = self.value, _array(other)
        return Node(x * y, "*", (self, lambda g: g * y), (other, lambda g: g * x))

    def __truediv__(self, other: Value) -> Node:
        x, y = self.value, _array(other)
        return Node(x / y, "/", (self, lambda g: g / y), (other, lambda g: -g * x / y**2))

    def __matmul__(self, other: Value) -> Node:
        x, y = self.value, _array(other)
        return Node(
            x @ y,
            "@",
            (self, lambda g: g @ y.T if y.ndim == 2 else np.multiply.outer(g, y)),
            (other, lambda g: x.T @ g if x.ndim == 2 else np.multiply.outer(x, g)),
        )

    def __getitem__(self, index: Any) -> Node:
        def scatter(g: Array) -> Array:
            whole = np.zeros_like(self.value)
            np.add.at(whole, index, g)
            return whole

        return Node(self.value[index], "[]", (self, scatter))

    def __neg__(self) -> Node:
        return self * -1.0

    def __sub__(self, other: Value) -> Node:
        return self + -other

    def __rsub__(self, other: Value) -> Node:
        return -self + other

    def __rtruediv__(self, other: Array | float) -> Node:
        return Node(other) / self

    def __rmatmul__(self, other: Array) -> Node:
        return Node(other) @ self

    __radd__ = __add__
    __rmul__ = __mul__

    def reshape(self, *shape: int) -> Node:
        """Return the same numbers in another shape."""
        return Node(self.value.reshape(*shape), "reshape", (self, lambda g: g.reshape(self.value.shape)))

    def sum(self) -> Node:
        """Add up all entries."""
        return Node(self.value.sum(), "sum", (self, lambda g: np.broadcast_to(g, self.value.shape)))


def exp(t: Node) -> Node:
    """Evaluate e^t; its derivative is itself."""
    e = np.exp(t.value)
    return Node(e, "exp", (t, lambda g: g * e))


def log(t: Node) -> Node:
    """Evaluate the natural logarithm; its derivative is 1 / t."""
    return Node(np.log(t.value), "log", (t, lambda g: g / t.value))


def sigmoid(t: Node) -> Node:
    """Evaluate φ(t) = 1 / (1 + e^-t), with powers of e that cannot overflow; its derivative is φ(t) φ(-t)."""
    e = np.exp(-np.abs(t.value))
    phi = np.where(t.value < 0, e, 1.0) / (1.0 + e)
    return Node(phi, "sigmoid", (t, lambda g: g * (e / (1.0 + e) ** 2)))


def softplus(t: Node) -> Node:
    """Evaluate log(1 + e^t); its derivative is φ(t)."""
    return Node(np.logaddexp(0.0, t.value), "softplus", (t, lambda g: g * sigmoid(Node(t.value)).value))


def backward(end: Node) -> dict[Node, Array]:
    """Differentiate a scalar with respect to every node that it came from: the chain rule, as a loop.

    Parameters
    ----------
    end : Node
        A scalar.

    Returns
    -------
    dict of Node to array
        d(end)/d(node), in the shape of the node's value. A node that `end` does not depend on is missing.

    Raises
    ------
    ValueError
        If `end` is not a scalar.
    """
    if end.value.shape != ():
        raise ValueError(f"only a scalar has a gradient, got a value of shape {end.value.shape}.")
    derivatives = {end: np.ones(())}
    for node in _tape(end):
        for parent, pullback in node.parents:
            contribution = _sum_to_shape(pullback(derivatives[node]), parent.value.shape)
            derivatives[parent] = derivatives.get(parent, np.zeros(())) + contribution
    return derivatives


def gradient(function: Callable[[Node], Node], at: npt.ArrayLike) -> Array:
    """Differentiate a scalar function of one array, built from the operations above, at a point: an array of its shape.

    Raises ValueError if the function's value is not a scalar.
    """
    start = Node(at)
    return backward(function(start)).get(start, np.zeros_like(start.value))


def _tape(end: Node) -> list[Node]:
    """List `end` and all nodes that it came from, each before its parents, which are less deep."""
    found, unvisited = {end: None}, [end]  # a dict keeps the order, so that sums are rounded alike in every run
    while unvisited:
        for parent, _ in unvisited.pop().parents:
            if parent not in found:
                found[parent] = None
                unvisited.append(parent)
    return sorted(found, key=lambda node: node.depth, reverse=True)


def _sum_to_shape(g: Array, shape: tuple[int, ...]) -> Array:
    """Undo broadcasting: an entry that was used many times collects the derivatives of all its uses."""
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(i for i, n in enumerate(shape) if n == 1 and g.shape[i] != 1)
    folded: Array = g.sum(axis=stretched, keepdims=True)
    return folded


def _array(x: Value) -> Array:
    return x.value if isinstance(x, Node) else np.asarray(x, dtype=float)
