"""Accumulation and clipping: `backward()` adds to what is at the parameters already, until `zero_grad()`."""

import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_, clip_grad_value_

from torch_ref import Network


def of_the_sum(w: Tensor, X: Tensor, y: Tensor, n: int) -> Tensor:
    """Differentiate the summed loss, n points at a time."""
    return torch.tensor(_accumulated(w, X, y, n).packed_gradient())


def of_the_mean(w: Tensor, X: Tensor, y: Tensor, n: int) -> Tensor:
    """Differentiate the mean loss, n points at a time."""
    model = Network(w)
    mean = nn.BCEWithLogitsLoss()
    for x_part, y_part in zip(X.split(n), y.split(n), strict=True):
        share = len(y_part) / len(y)
        (share * mean(model(x_part), y_part)).backward()
    return torch.tensor(model.packed_gradient())


def clipped_by_norm(w: Tensor, X: Tensor, y: Tensor, n: int, c: float) -> tuple[Tensor, Tensor]:
    """Return the norm of the gradient of the sum, and the gradient clipped to c."""
    model = _accumulated(w, X, y, n)
    norm = clip_grad_norm_(model.parameters(), c)
    return norm, torch.tensor(model.packed_gradient())


def clipped_by_value(w: Tensor, X: Tensor, y: Tensor, n: int, c: float) -> Tensor:
    """Return the gradient of the sum, each entry clipped to c."""
    model = _accumulated(w, X, y, n)
    clip_grad_value_(model.parameters(), c)
    return torch.tensor(model.packed_gradient())


def _accumulated(w: Tensor, X: Tensor, y: Tensor, n: int) -> Network:
    model = Network(w)
    cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")
    for x_part, y_part in zip(X.split(n), y.split(n), strict=True):
        cross_entropy(model(x_part), y_part).backward()
    return model
