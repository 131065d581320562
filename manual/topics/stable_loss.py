"""The cross-entropy at any z: no exponential that overflows, no logarithm of 0, no difference that cancels.

    s = (1 − 2y) z               positive where the network is wrong
    E = log(1 + exp(s))          = max(s, 0) + log(1 + exp(−|s|))
    dE/dz = (1 − 2y) φ(s)        φ(s) = exp(min(s, 0)) / (1 + exp(−|s|))

On the right no exponent is positive. The textbook's −log(y_out) is infinite where exp(−z) overflows, from z = −710 down, and
−log(1 − y_out) where y_out rounds to 1, from z = 37 up.
Source: with y in {0, 1} this is the loss that the documentation of torch's BCEWithLogitsLoss gives.
"""

import numpy as np


def loss(z, y):
    """Evaluate E at each z, with the label y."""
    s = (1 - 2 * y) * z
    return np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))


def slope(z, y):
    """Differentiate E at each z."""
    s = (1 - 2 * y) * z
    phi = np.exp(np.minimum(s, 0)) / (1 + np.exp(-np.abs(s)))
    return (1 - 2 * y) * phi
