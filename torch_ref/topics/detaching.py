"""Detaching: `detach()` gives the same numbers without their record, and `no_grad()` records nothing."""

from contextlib import nullcontext

import torch

from torch_ref import Network
from torch_ref.topics.checkpointing import _bytes_kept


def gradients(params, X):
    """Return E, and its gradient with t as a constant and as a function of the parameters."""
    model, whole = Network(params), Network(params)
    z = model(X)
    t = model(2 * X).detach()
    E = ((z - t) ** 2).sum() / 2
    E.backward()

    (((whole(X) - whole(2 * X)) ** 2).sum() / 2).backward()
    each = [one.packed_gradient() for one in (model, whole)]
    return E, *map(torch.tensor, each)


def bytes_kept(params, X, recorded):
    """Return how many bytes are kept for the backward pass, with the target recorded or not."""
    model = Network(params)
    way = nullcontext() if recorded else torch.no_grad()
    with _bytes_kept(model) as kept:
        outputs = [model(X)]  # alive, with what it kept
        with way:
            outputs += [model(2 * X)]
    return sum(kept.values())


def goes_back_twice(params, X):
    """Whether a second backward pass is possible."""
    E = (Network(params)(X) ** 2).sum()
    E.backward()
    try:
        E.backward()
    except RuntimeError:  # but with backward(retain_graph=True)
        return False
    return True
