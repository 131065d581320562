"""The homework by hand, as in a lecture: 2 inputs x, 4 hidden nodes G and 1 output y_out. NumPy only.

    q = V x + b        G = φ(q)          φ(t) = 1 / (1 + exp(−t))
    z = u · G + a      y_out = φ(z)      s = (1 − 2y) z
    E = −Σ [ y log y_out + (1 − y) log(1 − y_out) ] = Σ log(1 + exp(s))

Points are columns: x is (2, N), q and G are (4, N), z and y are (N,). The number s is positive where the network is wrong.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
LARGEST = 708.0  # exp(709.8) overflows; at 708 its reciprocal is still a normal number


def phi(t: Array) -> Array:
    """Evaluate the sigmoid, 1 / (1 + exp(-t)), as exp(t) / (1 + exp(t)), which keeps every digit down to the smallest.

    Past `LARGEST`, where exp(t) would overflow, it is 1 to the last bit.
    """
    e = np.exp(np.minimum(t, LARGEST))
    return e / (1.0 + e)


def phi_and_slope(t: Array) -> tuple[Array, Array]:
    """Evaluate the sigmoid and its derivative, φ'(t) = φ(t) φ(-t).

    Not φ (1 - φ), which cancels to 0 past t = 37. Past `LARGEST` the derivative stays at φ'(708) = 3e-308.
    """
    e = np.exp(np.minimum(t, LARGEST))
    phi_of_minus_t = 1.0 / (1.0 + e)
    G = e * phi_of_minus_t
    return G, G * phi_of_minus_t


def unpack(params: Array) -> tuple[Array, np.float64, Array, Array]:
    """Split the 17 packed parameters into u (4,), a, V (4, 2) and b as a column (4, 1)."""
    return params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17].reshape(4, 1)


def pack(u: Array, a: float, V: Array, b: Array) -> Array:
    """Pack u, a, V and b, or the derivatives with respect to them, into one array of shape (17,)."""
    return np.concatenate((u, [a], V.ravel(), b.ravel()))


def forward(x: Array, u: Array, a: float, V: Array, b: Array) -> tuple[Array, Array, Array]:
    """Evaluate z, and on the way G and dphi = φ'(q), which `backward` needs."""
    q = V @ x + b
    G, dphi = phi_and_slope(q)
    z = u @ G + a
    return G, dphi, z


def cross_entropy(z: Array, y: Array) -> float:
    """Evaluate E = Σ log(1 + exp(s))."""
    s = (1.0 - 2.0 * y) * z
    E = np.logaddexp(0.0, s).sum()  # log(exp(0) + exp(s))
    return float(E)


def y_out_minus_y(z: Array, y: Array) -> Array:
    """Evaluate y_out − y, with y_out = φ(z), as (1 − 2y) φ(s): a difference would be 0 where y_out rounds to y."""
    sign = 1.0 - 2.0 * y
    return sign * phi(sign * z)


def backward(x: Array, y: Array, u: Array, G: Array, dphi: Array, z: Array) -> Array:
    """Differentiate E by the chain rule, from the output back to the input."""
    dE_dz = y_out_minus_y(z, y)
    dE_du = G @ dE_dz
    dE_da = dE_dz.sum()
    dE_dG = np.outer(u, dE_dz)
    dE_dq = dE_dG * dphi
    dE_dV = dE_dq @ x.T
    dE_db = dE_dq.sum(axis=1)
    return pack(dE_du, dE_da, dE_dV, dE_db)
