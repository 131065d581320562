"""A derivative of one's own: an `autograd.Function` has a `forward` and a `backward`, and `gradcheck` compares them."""

from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function, gradcheck

from torch_ref import Network


class _CrossEntropy(Function):
    @staticmethod
    def forward(ctx: Any, z: Tensor, y: Tensor) -> Tensor:
        ctx.save_for_backward(z, y)
        s = (1 - 2 * y) * z
        return torch.logaddexp(torch.zeros_like(s), s)

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Tensor, None]:
        z, y = ctx.saved_tensors
        sign = 1 - 2 * y
        return g * sign * torch.sigmoid(sign * z), None  # nobody differentiates with respect to y


def cross_entropy(z: Tensor, y: Tensor) -> Tensor:
    """Evaluate each point's loss, as one operation."""
    # It calls `forward`; ctx carries what is saved to `backward`, which returns one derivative for each argument.
    E: Tensor = _CrossEntropy.apply(z, y)
    return E


def mean_loss(params: Tensor, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Evaluate the mean of the losses, and its gradient through the operation above."""
    model = Network(params)
    E = cross_entropy(model(X), y).mean()
    E.backward()
    return E, torch.cat([p.grad.flatten() for p in model.parameters()])


def check(z: Tensor, y: Tensor) -> bool:
    """Whether the derivative is the slope of the value, by central differences."""
    return gradcheck(cross_entropy, (z.clone().requires_grad_(), y), raise_exception=False)
