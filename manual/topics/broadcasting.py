"""Broadcasting: an axis of length 1, or missing in front, is repeated; backwards the derivatives of all copies add up.

    q_ji = v_j x_i + b_j        v and b are (4, 1), x is (N,), q is (4, N)
    dE/dv_j = Σ_i dE/dq_ji x_i          dE/db_j = Σ_i dE/dq_ji          dE/dx_i = Σ_j dE/dq_ji v_j

Adding up is the transpose of repeating. A wrong shape is repeated as well: z of shape (N,) minus y of shape (N, 1) has the
shape (N, N), each output minus each label, and its mean is a number of the usual size.

Source: NumPy's documentation, "Broadcasting".
"""

import numpy as np

from manual.by_hand import unpack


def layer(params, X, r):
    """Evaluate q, and of E = Σ r q the derivatives by v1, b and x1; r is any array like q, and dE/dq = r."""
    _, _, V, b = unpack(params)
    v1, v2, x1, x2 = V[:, 0:1], V[:, 1:2], X[:, 0], X[:, 1]
    q = v1 * x1 + v2 * x2 + b
    dE_dv1 = _add_up_copies(r * x1, v1.shape)
    dE_db = _add_up_copies(r, b.shape)
    dE_dx1 = _add_up_copies(r * v1, x1.shape)
    return q, dE_dv1, dE_db, dE_dx1


def _add_up_copies(dE_dc, shape):
    """Add up the derivatives of all copies of an array of this shape."""
    while dE_dc.ndim > len(shape):
        dE_dc = dE_dc.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            dE_dc = dE_dc.sum(axis=axis, keepdims=True)
    return dE_dc


def squared_error(z, y):
    """Evaluate the mean of (z - y)² and its derivative by z; z is (N,), and y a column, (N, 1)."""
    t = y[:, 0]
    apart = z - t
    n = np.prod(apart.shape)
    return (apart**2).sum() / n, _add_up_copies(2 * apart / n, z.shape)
