"""Gradient checking: three difference quotients, the error of each at a step h, and the h of the least error.

                   estimate of dE/dp_k                    error                 least at
    one-sided      (E(p + h e_k) − E(p)) / h              h/2 E'' + 2δ/h        h = 2 √(δ / E'')
    central        (E(p + h e_k) − E(p − h e_k)) / 2h     h²/6 E''' + δ/h       h = ∛(3δ / E''')
    complex step   Im E(p + i h e_k) / h                  h²/6 E'''             any small h, even 1e-100: nothing cancels

E(p + i h e) = E + i h E' − h²/2 E'' − ..: its imaginary part is h E'. δ is the rounding error of one loss, about 2⁻⁵³ E; E'' and
E''' are derivatives along e. On logarithmic axes the first two errors are a V over h: as h falls, the first term falls,
and the second rises.
Sources: Nocedal and Wright, "Numerical Optimization", 8.1; Squire and Trapp, "Using complex variables to estimate derivatives
of real functions", 1998; the tolerances are those of torch's gradcheck.
"""

import numpy as np

from manual.by_hand import loss_gradient, unpack


def loss(params, X, y):
    """Evaluate the loss, also at complex parameters: no absolute value, no maximum, no comparison."""
    u, a, V, b = unpack(params)
    G = 1 / (1 + np.exp(-(V @ X.T + b)))
    z = u @ G + a
    return np.log1p(np.exp((1 - 2 * y) * z)).sum()


def one_sided(params, X, y, h):
    """Approximate the gradient, with 18 losses."""
    return (_losses(params, X, y, h) - loss(params, X, y)) / h


def central(params, X, y, h):
    """Approximate the gradient, with 34 losses."""
    apart = _losses(params, X, y, h) - _losses(params, X, y, -h)
    return apart / (2 * h)


def complex_step(params, X, y, h):
    """Approximate the gradient, with 17 complex losses."""
    return _losses(params, X, y, 1j * h).imag / h


def check(params, X, y, h):
    """Whether the gradient by hand equals central differences, up to 1e-5 and a thousandth."""
    given = loss_gradient(params, X, y)
    estimate = central(params, X, y, h)
    return np.allclose(given, estimate, rtol=1e-3, atol=1e-5)


def _losses(params, X, y, h):
    return np.array([loss(p, X, y) for p in params + h * np.eye(17)])
