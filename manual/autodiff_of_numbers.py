"""Automatic differentiation of numbers, to be read before `manual.autodiff`, which does the same on arrays.

Each `Node` stores the nodes that it was computed from, and its derivative with respect to each. `backward` multiplies these
derivatives along each path from the result back to the start, and adds up the paths: the chain rule.
"""

from __future__ import annotations

import math


class Node:
    """A number, and for each node that it was computed from the pair (node, derivative with respect to it)."""

    def __init__(self, value: float, *inputs: tuple[Node | float, float]) -> None:
        self.value = value
        self.parents = [(parent, slope) for parent, slope in inputs if isinstance(parent, Node)]
        self.depth: int = 1 + max((parent.depth for parent, _ in self.parents), default=0)

    def __add__(self, other: Node | float) -> Node:
        return Node(self.value + _number(other), (self, 1.0), (other, 1.0))

    def __mul__(self, other: Node | float) -> Node:
        x, y = self.value, _number(other)
        return Node(x * y, (self, y), (other, x))

    def __pow__(self, n: float) -> Node:
        return Node(self.value**n, (self, n * self.value ** (n - 1)))

    def __neg__(self) -> Node:
        return self * -1.0

    def __sub__(self, other: Node | float) -> Node:
        return self + -other

    def __rsub__(self, other: float) -> Node:
        return -self + other

    def __truediv__(self, other: Node | float) -> Node:
        return self * other**-1.0

    def __rtruediv__(self, other: float) -> Node:
        return self**-1.0 * other

    __radd__ = __add__
    __rmul__ = __mul__


def exp(t: Node) -> Node:
    """Evaluate e^t, which is its own derivative."""
    e = math.exp(t.value)
    return Node(e, (t, e))


def tanh(t: Node) -> Node:
    """Evaluate tanh t; its derivative is 1 - tanh^2 t."""
    y = math.tanh(t.value)
    return Node(y, (t, 1.0 - y * y))


def relu(t: Node) -> Node:
    """Evaluate max(0, t); its derivative is 1 where t > 0, and 0 elsewhere."""
    return Node(max(0.0, t.value), (t, float(t.value > 0)))


def backward(end: Node) -> dict[Node, float]:
    """Differentiate `end` with respect to every node that it came from."""
    derivatives, nodes = {end: 1.0}, [end]
    for node in nodes:  # the list grows while it is walked
        found = {parent: 0.0 for parent, _ in node.parents if parent not in derivatives}
        derivatives |= found
        nodes += found
    for node in sorted(nodes, key=lambda node: -node.depth):  # each after all that was computed from it
        for parent, slope in node.parents:
            derivatives[parent] += derivatives[node] * slope
    return derivatives


def _number(x: Node | float) -> float:
    return x.value if isinstance(x, Node) else x
