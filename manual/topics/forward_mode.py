"""Forward mode: dual numbers carry a derivative along with each value, from the parameters to the loss.

    a + a' ε  with ε² = 0:     (a + a' ε) + (b + b' ε) = (a + b) + (a' + b') ε
                               (a + a' ε) (b + b' ε)  = a b + (a' b + a b') ε
                               f(a + a' ε)            = f(a) + f'(a) a' ε

For the input params + v ε the loss is E + E' ε, where E' is its derivative in the direction v. One pass gives one
direction, so a gradient takes 17 passes. In reverse it always takes one forward and one backward pass.
Sources: Clifford, 1873; Griewank and Walther, "Evaluating Derivatives", chapter 3.
"""

import numpy as np

from manual.by_hand import phi, unpack


class _Dual:
    """An array of dual numbers: values a, and slopes a'."""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __add__(self, other):
        return _Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        slope = self.slope * other.value + self.value * other.slope
        return _Dual(self.value * other.value, slope)

    def __matmul__(self, other):
        slope = self.slope @ other.value + self.value @ other.slope
        return _Dual(self.value @ other.value, slope)


def _constant(value):
    return _Dual(value, np.zeros_like(value))


def _sigmoid(t):
    G = phi(t.value)
    return _Dual(G, G * (1 - G) * t.slope)


def _softplus(t):
    return _Dual(np.logaddexp(0, t.value), phi(t.value) * t.slope)


def jvp(params, X, y, v):
    """Evaluate the loss, and its derivative in the direction v, in one pass."""
    u, a, V, b = map(_Dual, unpack(params), unpack(v))
    z = u @ _sigmoid(V @ _constant(X.T) + b) + a
    E = _softplus(_constant(1 - 2 * y) * z)
    return E.value.sum(), E.slope.sum()


def gradient(params, X, y):
    """Differentiate the loss in the direction of each parameter, a pass for each."""
    return np.array([jvp(params, X, y, v)[1] for v in np.eye(17)])


def flops(params, X, y):
    """Count multiplications and additions in the products of matrices: for one direction, and for a gradient in reverse."""
    n = len(X)
    values = 2 * 8 * n + 2 * 4 * n  # V x and u · G
    slopes = 2 * values  # a' b and a b' of both
    # dE/du = dE/dz G, dE/dG = u dE/dz and dE/dV = dE/dq x
    back = 2 * 4 * n + 2 * 4 * n + 2 * 8 * n
    return values + slopes, values + back
