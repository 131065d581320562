"""The cross-entropy at any z: `BCEWithLogitsLoss` takes z, and leaves out the sigmoid that would round to 0 or 1.

It is stable, but not to the last digit: for y = 0 the loss is z − log φ(z), for y = 1 the slope is φ(z) − 1. Both differences
cancel to 0 where the network is right with certainty.
"""

from torch import nn


def loss(z, y):
    """Evaluate E at each z, with the label y."""
    return nn.BCEWithLogitsLoss(reduction="none")(z, y)


def slope(z, y):
    """Differentiate E at each z."""
    z = z.clone().requires_grad_()
    loss(z, y).sum().backward()  # E_i depends on z_i alone
    return z.grad
