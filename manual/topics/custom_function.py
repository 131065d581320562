"""A derivative of one's own: an operation that the engine does not know, with the way back written by hand.

    E_i = log(1 + exp(s_i))      s = (1 − 2y) z
    dE_i/dz_i = (1 − 2y_i) φ(s_i)

The chain rule through log, 1 + and exp would give exp(s) / (1 + exp(s)), infinity divided by infinity for large s. The
engine (`manual.autodiff`) only asks an operation for its value and its pullback: from g_i = dE/dE_i, which stands for all that
is computed of E_i afterwards, to dE/dz_i = g_i (1 − 2y_i) φ(s_i).
Source: "Custom derivative rules", in JAX's documentation, whose example is log(1 + exp(x)).
"""

import numpy as np

from manual.autodiff import Node, backward
from manual.by_hand import phi
from manual.inputs import Array
from manual.tape import pre_activation


def cross_entropy(z: Node, y: Array) -> Node:
    """Evaluate each point's loss, as one operation."""
    sign = 1 - 2 * y
    s = sign * z.value

    def pullback(g: Array) -> Array:
        return g * sign * phi(s)

    return Node(np.logaddexp(0, s), "cross-entropy", (z, pullback))


def mean_loss(params: Array, X: Array, y: Array) -> tuple[Array, Array]:
    """Evaluate the mean of the losses, and its gradient through the operation above."""
    start = Node(params)
    E = cross_entropy(pre_activation(start, X.T), y).sum() / len(y)
    return E.value, backward(E)[start]


def check(z: Array, y: Array) -> bool:
    """Whether the derivative is the slope of the value, by central differences with torch's step and tolerances."""
    h = 1e-6
    start = Node(z)
    slope = backward(cross_entropy(start, y).sum())[start]
    numeric = (cross_entropy(Node(z + h), y).value - cross_entropy(Node(z - h), y).value) / (2 * h)
    return bool(np.allclose(slope, numeric, rtol=1e-3, atol=1e-5))
