"""Packing: the 17 parameters in one array, each block in its slots, and the 17 derivatives in the same slots.

    slots   0 1 2 3       4    5   6   7   8   9   10  11  12     13 14 15 16
            u1 u2 u3 u4   a    v11 v12 v21 v22 v31 v32 v41 v42    b1 b2 b3 b4

Source: the homework's text. The blocks are called as torch calls those of two layers: a row of weights for each node that
they lead to, and its bias. V is packed row after row.
"""

import numpy as np

from manual.by_hand import phi
from manual.inputs import Array


def unpack(params: Array) -> dict[str, Array]:
    """Cut the array into the four blocks. They are views: what is written into a block stands in the array."""
    return {
        "output.weight": params[0:4].reshape(1, 4),  # u
        "output.bias": params[4:5],  # a
        "hidden.weight": params[5:13].reshape(4, 2),  # V
        "hidden.bias": params[13:17],  # b
    }


def pack(state: dict[str, Array]) -> Array:
    """Join the four blocks, in whatever order they come, into one array."""
    names = ("output.weight", "output.bias", "hidden.weight", "hidden.bias")
    return np.concatenate([state[name].ravel() for name in names])


def gradient(params: Array, X: Array, y: Array) -> Array:
    """Differentiate the loss, and write each block's derivative into its slots as soon as it is known."""
    u, a, V, b = unpack(params).values()
    G = phi(X @ V.T + b)  # here a row for each point: (N, 4)
    y_out = phi(G @ u.T + a)  # (N, 1)

    packed = np.empty(17)
    slots = unpack(packed)
    dE_dz = y_out - y[:, np.newaxis]
    slots["output.weight"][:] = dE_dz.T @ G
    slots["output.bias"][:] = dE_dz.sum(axis=0)
    dE_dq = dE_dz @ u * G * (1 - G)
    slots["hidden.weight"][:] = dE_dq.T @ X
    slots["hidden.bias"][:] = dE_dq.sum(axis=0)
    return packed
