"""The forward pass: from the points to the loss, in five lines.

    q = V x + b        G = φ(q)        z = u · G + a        y_out = φ(z)
    E = −Σ [ y log y_out + (1 − y) log(1 − y_out) ]         φ(t) = 1 / (1 + exp(−t))

Source: the homework's text. Points are columns: x is (2, N), q and G are (4, N), z and y_out are (N,).
"""

import numpy as np

from manual.by_hand import phi, unpack


def forward(params, X, y):
    """Evaluate q, G, z, y_out and E."""
    u, a, V, b = unpack(params)
    q = V @ X.T + b
    G = phi(q)
    z = u @ G + a
    y_out = phi(z)
    E = -np.sum(y * np.log(y_out) + (1 - y) * np.log(1 - y_out))
    return q, G, z, y_out, E
