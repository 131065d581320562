"""Checkpointing: `checkpoint(f, x)` keeps only x, and calls f again in the backward pass."""

from contextlib import contextmanager

import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks
from torch.utils.checkpoint import checkpoint

from torch_ref import Network

L = 16
h = 1 / L


def everything_kept(params, X, y):
    """Differentiate the loss as usual: the gradient, and how many bytes the chain's units kept."""
    model = Network(params)
    with _bytes_kept(model) as kept:
        x = _through(X, model, L)
    nn.BCEWithLogitsLoss(reduction="sum")(model(x), y).backward()
    return torch.tensor(model.packed_gradient()), sum(kept.values())


def checkpointed(params, X, y, k):
    """Differentiate the loss with a checkpoint before every k-th unit: the gradient, and how many bytes were kept."""
    model = Network(params)
    x = X
    with _bytes_kept(model) as kept:
        for _ in range(L // k):
            x = checkpoint(_through, x, model, k, use_reentrant=False)
    nn.BCEWithLogitsLoss(reduction="sum")(model(x), y).backward()
    return torch.tensor(model.packed_gradient()), sum(kept.values())


def _through(x, model, units):
    """Pass through some units."""
    for _ in range(units):
        G = torch.sigmoid(model.hidden(x))
        x = x - h * (G @ model.hidden.weight)
    return x


@contextmanager
def _bytes_kept(model):
    """Count what autograd saves meanwhile: the bytes of each tensor by its address, the model's own parameters apart."""
    kept = {}
    own = {p.data_ptr() for p in model.parameters()}

    def count(tensor):
        if tensor.data_ptr() not in own:
            kept[tensor.data_ptr()] = tensor.nbytes
        return tensor

    # Only to measure: autograd calls `count` for each tensor it keeps.
    with saved_tensors_hooks(count, lambda tensor: tensor):
        yield kept
