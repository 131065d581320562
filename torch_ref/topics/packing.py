"""Packing: a module knows its parameters by name and in the order of their declaration, and hooks say when one is ready."""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn.utils import parameters_to_vector

from torch_ref import Network
from torch_ref.network import cross_entropy


def unpack(params: Tensor) -> dict[str, Tensor]:
    """Return the module's `state_dict`: the four blocks by name."""
    return Network(params).state_dict()


def pack(state: dict[str, Tensor]) -> Tensor:
    """Load the blocks into a module by their names, and join its parameters in the order of their declaration."""
    model = Network(torch.zeros(17))
    model.load_state_dict(state)
    return parameters_to_vector(model.parameters()).detach()


def gradient(params: Tensor, X: Tensor, y: Tensor) -> Tensor:
    """Differentiate the loss; a hook at each parameter writes its derivative into its slots as soon as it is known."""
    model = Network(params)
    packed = torch.empty_like(params)
    blocks = packed.split([p.numel() for p in model.parameters()])  # views
    for p, slots in zip(model.parameters(), blocks, strict=True):
        # From now on torch calls this as soon as backward() has p.grad; each p has a function that knows its slots.
        p.register_post_accumulate_grad_hook(_write_into(slots))
    cross_entropy(model(X), y).backward()
    return packed


def _write_into(slots: Tensor) -> Callable[[Tensor], None]:
    def hook(p: Tensor) -> None:
        slots.copy_(p.grad.flatten())

    return hook
