"""Fusion: `torch.compile` traces a function at its first call, and writes C++: one loop for all between two matrix products."""

import torch
from torch import Tensor, nn

from torch_ref import Network


def line_by_line(params: Tensor, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Evaluate the loss and its gradient, each operation over all points."""
    model = Network(params)
    E = _loss(model, X, y)
    E.backward()
    return E, torch.tensor(model.packed_gradient())


def fused(params: Tensor, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Evaluate the loss and its gradient, compiled."""
    model = Network(params)
    # With its way back; later calls find again what was compiled.
    E = torch.compile(_loss)(model, X, y)
    E.backward()
    return E, torch.tensor(model.packed_gradient())


def _loss(model: nn.Module, X: Tensor, y: Tensor) -> Tensor:
    return nn.BCEWithLogitsLoss(reduction="sum")(model(X), y)
