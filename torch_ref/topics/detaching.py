"""Detaching: `detach()` gives the same numbers without their record, and under `no_grad()` none is made."""

from contextlib import nullcontext

import torch
from torch import Tensor
from torch.autograd.graph import saved_tensors_hooks

from torch_ref import Network


def gradients(params: Tensor, X: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return E, and its gradient with t as a constant and as what it is."""
    model, whole = Network(params), Network(params)
    z = model(X)
    t = model(-X).detach()
    E = ((z - t) ** 2).sum() / 2
    E.backward()

    (((whole(X) - whole(-X)) ** 2).sum() / 2).backward()
    each = (torch.tensor(one.packed_gradient()) for one in (model, whole))
    return E, *each


def bytes_kept(params: Tensor, X: Tensor, recorded: bool) -> int:
    """Return how many bytes the forward pass keeps for the way back."""
    model, kept = Network(params), dict[int, int]()

    def count(tensor: Tensor) -> Tensor:
        kept[tensor.data_ptr()] = tensor.nbytes
        return tensor

    way = nullcontext() if recorded else torch.no_grad()
    with way, saved_tensors_hooks(count, lambda tensor: tensor):
        model(X)
    own = {p.data_ptr() for p in model.parameters()}
    return sum(size for where, size in kept.items() if where not in own)


def goes_back_twice(params: Tensor, X: Tensor) -> bool:
    """Whether the way back can be walked a second time."""
    E = (Network(params)(X) ** 2).sum()
    E.backward()
    try:
        E.backward()
    except RuntimeError:  # it is not kept any longer, but for backward(retain_graph=True)
        return False
    return True
