"""Reverse-mode automatic differentiation on arrays, with broadcasting. The tests compare it with torch.

Read `manual.autodiff_of_numbers` first. Each `Node` stores the nodes that it came from, and how to carry a derivative back to
each: the vector-Jacobian product. `backward` goes once from the result back to the start, and adds up.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Value: TypeAlias = "Node | Array | float"
Pullback: TypeAlias = Callable[[Array], Array]  # dE/d(result) -> dE/d(parent)


class Node:
    """An array, the operation that made it, and how derivatives flow back from it to each of its parents."""

    __array_ufunc__ = None  # so that `array * node` calls the node's method and does not broadcast over it

    def __init__(self, value: npt.ArrayLike, operation: str = "input", *inputs: tuple[Value, Pullback]) -> None:
        self.value: Array = np.asarray(value, dtype=float)
        self.operation = operation
        self.parents = [(parent, pullback) for parent, pullback in inputs if isinstance(parent, Node)]
        self.depth: int = 1 + max((parent.depth for parent, _ in self.parents), default=0)

    def __repr__(self) -> str:
        return f"Node({np.array2string(self.value, separator=', ', prefix='Node(')}, {self.operation!r})"

    def __add__(self, other: Value) -> Node:
        return Node(self.value + _array(other), "+", (self, lambda g: g), (other, lambda g: g))

    def __mul__(self, other: Value) -> Node:
        x, y = self.value, _array(other)
        return Node(x * y, "*", (self, lambda g: g * y), (other, lambda g: g * x))

    def __truediv__(self, other: Value) -> Node:
        x, y = self.value, _array(other)
        return Node(x / y, "/", (self, lambda g: g / y), (other, lambda g: -g * x / y**2))

    def __pow__(self, other: Value) -> Node:
        x, y = self.value, _array(other)
        left = (self, lambda g: g * y * x ** np.where(y == 0, 0.0, y - 1.0))  # of x^0 it is 0 also at x = 0
        return Node(x**y, "**", left, (other, lambda g: g * x**y * np.log(x)))

    def __matmul__(self, other: Value) -> Node:
        x, y = self.value, _array(other)
        if x.ndim > 2 or y.ndim > 2:
            raise ValueError(f"@ multiplies vectors and matrices, got the shapes {x.shape} and {y.shape}.")
        left = (self, lambda g: g @ y.T if y.ndim == 2 else np.multiply.outer(g, y))
        right = (other, lambda g: x.T @ g if x.ndim == 2 else np.multiply.outer(x, g))
        return Node(x @ y, "@", left, right)

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
        return Node(other, "constant") / self

    def __rpow__(self, other: Array | float) -> Node:
        return Node(other, "constant") ** self

    def __rmatmul__(self, other: Array) -> Node:
        return Node(other, "constant") @ self

    __radd__ = __add__
    __rmul__ = __mul__

    def reshape(self, *shape: int) -> Node:
        """Return the same numbers in another shape."""
        return Node(self.value.reshape(*shape), "reshape", (self, lambda g: g.reshape(self.value.shape)))

    def sum(self) -> Node:
        """Add up all entries."""
        return Node(self.value.sum(), "sum", (self, lambda g: np.broadcast_to(g, self.value.shape)))

    def mean(self) -> Node:
        """Average all entries."""
        return self.sum() / self.value.size


def exp(t: Node) -> Node:
    """Evaluate e^t; its derivative is itself."""
    e = np.exp(t.value)
    return Node(e, "exp", (t, lambda g: g * e))


def log(t: Node) -> Node:
    """Evaluate the natural logarithm; its derivative is 1 / t."""
    return Node(np.log(t.value), "log", (t, lambda g: g / t.value))


def tanh(t: Node) -> Node:
    """Evaluate tanh t; its derivative, 1 - tanh^2 t, is 4 φ(2t) φ(-2t), which does not cancel."""
    e = np.exp(-2.0 * np.abs(t.value))
    return Node(np.tanh(t.value), "tanh", (t, lambda g: g * (4.0 * e / (1.0 + e) ** 2)))


def relu(t: Node) -> Node:
    """Evaluate max(0, t); its derivative is 1 where t > 0, and 0 elsewhere."""
    return Node(np.maximum(0.0, t.value), "relu", (t, lambda g: g * (t.value > 0)))


def sigmoid(t: Node) -> Node:
    """Evaluate φ(t) = 1 / (1 + e^-t), with powers of e that cannot overflow; its derivative is φ(t) φ(-t)."""
    e = np.exp(-np.abs(t.value))
    phi = np.where(t.value < 0, e, 1.0) / (1.0 + e)
    return Node(phi, "sigmoid", (t, lambda g: g * (e / (1.0 + e) ** 2)))


def softplus(t: Node) -> Node:
    """Evaluate log(1 + e^t); its derivative is φ(t)."""
    return Node(np.logaddexp(0.0, t.value), "softplus", (t, lambda g: g * sigmoid(Node(t.value)).value))


def backward(end: Node) -> dict[Node, Array]:
    """Differentiate a scalar by every node that it came from: the chain rule, as a loop.

    Returns d(end)/d(node) in the shape of each node's value. Raises ValueError if `end` is not a scalar.
    """
    if end.value.shape != ():
        raise ValueError(f"only a scalar has a gradient, got a value of shape {end.value.shape}.")
    derivatives, nodes = {end: np.ones(())}, [end]
    for node in nodes:  # the list grows while it is walked
        found = {parent: np.zeros(()) for parent, _ in node.parents if parent not in derivatives}
        derivatives |= found
        nodes += found
    for node in sorted(nodes, key=lambda node: -node.depth):  # each after all that was computed from it
        for parent, pullback in node.parents:
            derivatives[parent] = derivatives[parent] + _sum_to_shape(pullback(derivatives[node]), parent.value.shape)
    return derivatives


def gradient(function: Callable[[Node], Node], at: npt.ArrayLike) -> Array:
    """Differentiate a scalar function of one array at a point; ValueError if the function's value is not a scalar."""
    start = Node(at)
    return backward(function(start)).get(start, np.zeros_like(start.value))


def draw(end: Node) -> str:
    """Draw a scalar's graph as SVG, from left to right: in each box an operation, its value (=) and derivative (∂)."""
    words = {node: _words(node, derivative) for node, derivative in backward(end).items()}
    wide = 16 + int(7.3 * max(len(line) for lines in words.values() for line in lines))
    later: dict[Node, list[tuple[int, int]]] = {node: [] for node in words}  # columns and rows of what came of it
    taken, edges, boxes = set[tuple[int, int]](), list[str](), list[str]()
    for node in sorted(words, key=lambda node: -node.depth):
        before = [column for column, _ in later[node]] or [end.depth]
        columns, row = range(min(before) - 1, max(before)), 0
        while any((column, row) in taken for column in columns):  # no edge passes through another node's box
            row += 1
        taken |= {(column, row) for column in columns}
        x, y = 10 + columns[0] * (wide + 40), 10 + row * 70
        boxes.append(f'<rect x="{x}" y="{y}" width="{wide}" height="56" rx="6" fill="white" stroke="#1a1a1a"/>')
        for i, (line, colour) in enumerate(zip(words[node], ("#1a1a1a", "#0072b2", "#c04f00"), strict=True)):
            boxes.append(f'<text x="{x + 8}" y="{y + 16 + 17 * i}" fill="{colour}">{escape(line)}</text>')
        for to_x, to_y in ((10 + column * (wide + 40), 38 + there * 70) for column, there in later[node]):
            bend = f"H {to_x - 40} C {to_x - 20} {y + 28} {to_x - 20} {to_y} {to_x} {to_y}"
            edges.append(f'<path d="M {x + wide} {y + 28} {bend}" fill="none" stroke="#777777"/>')
        for parent, _ in node.parents:
            later[parent].append((columns[0], row))
    size = f'width="{end.depth * (wide + 40) - 20}" height="{76 + 70 * max(row for _, row in taken)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} style="background: white; font: 12px monospace">'
    return "\n".join((head, *edges, *boxes, "</svg>"))


def _words(node: Node, derivative: Array) -> tuple[str, str, str]:
    """Write a node's operation, shape, value and derivative; of many numbers, the first and the last."""
    look: Any = {"separator": ", ", "threshold": 3, "edgeitems": 1, "formatter": {"float_kind": "{:.4g}".format}}
    value, slope = (np.array2string(a.ravel() if a.ndim else a, **look) for a in (node.value, derivative))
    return f"{node.operation} {node.value.shape or ''}", f"= {value}", f"∂ {slope}"


def _sum_to_shape(g: Array, shape: tuple[int, ...]) -> Array:
    """Undo broadcasting: the derivative of an entry is the sum over all its uses."""
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(i for i, n in enumerate(shape) if n == 1 and g.shape[i] != 1)
    return np.asarray(g.sum(axis=stretched, keepdims=True))


def _array(x: Value) -> Array:
    return x.value if isinstance(x, Node) else np.asarray(x, dtype=float)
