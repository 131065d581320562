"""Checkpointing: `checkpoint(f, x)` keeps x alone, and calls f again on the way back."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.autograd.graph import saved_tensors_hooks
from torch.utils.checkpoint import checkpoint

from torch_ref import Network

L = 16
h = 1 / L


def everything_kept(params: Tensor, X: Tensor, y: Tensor) -> tuple[Tensor, int]:
    """Differentiate the loss as usual: the gradient, and how many bytes the chain's units kept."""
    model = Network(params)
    with _bytes_kept(model) as kept:
        x = _through(X, model, L)
    nn.BCEWithLogitsLoss(reduction="sum")(model(x), y).backward()
    return torch.tensor(model.packed_gradient()), sum(kept.values())


def checkpointed(params: Tensor, X: Tensor, y: Tensor, k: int) -> tuple[Tensor, int]:
    """Differentiate the loss with a checkpoint before every k-th unit: the gradient, and how many bytes were kept."""
    model = Network(params)
    x = X
    with _bytes_kept(model) as kept:
        for _ in range(L // k):
            x = checkpoint(_through, x, model, k, use_reentrant=False)
    nn.BCEWithLogitsLoss(reduction="sum")(model(x), y).backward()
    return torch.tensor(model.packed_gradient()), sum(kept.values())


def _through(x: Tensor, model: Network, units: int) -> Tensor:
    """Pass through some units."""
    for _ in range(units):
        G = torch.sigmoid(model.hidden(x))
        x = x - h * (G @ model.hidden.weight)
    return x


@contextmanager
def _bytes_kept(model: nn.Module) -> Iterator[dict[int, int]]:
    """Count what autograd saves meanwhile: the bytes of each tensor by its address, the model's own parameters apart."""
    kept: dict[int, int] = {}
    own = {p.data_ptr() for p in model.parameters()}

    def count(tensor: Tensor) -> Tensor:
        if tensor.data_ptr() not in own:
            kept[tensor.data_ptr()] = tensor.nbytes
        return tensor

    # Only to measure: autograd calls `count` for each tensor it keeps.
    with saved_tensors_hooks(count, lambda tensor: tensor):
        yield kept
