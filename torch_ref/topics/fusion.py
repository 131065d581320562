"""Fusion: `torch.compile` traces a function at its first call, and writes C++: one loop for all between two matrix products.

`backend=` takes what compiles a graph in its place. Here it only counts them, and runs them as they are.
"""

from collections.abc import Callable
from typing import Any

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
    # The loop that it writes for E, without C++'s types:
    #   for (i = 0; i < N; i += 16) {
    #     tmp5 = (1.0 - y[i]) * z[i];
    #     tmp12 = z[i].abs().neg().exp().log1p();
    #     tmp14 = tmp5 - (minimum(0.0, z[i]) - tmp12);
    #     E = E + tmp14;
    #   }
    E = torch.compile(_loss)(model, X, y)
    E.backward()
    return E, torch.tensor(model.packed_gradient())


def compilations(params: Tensor, calls: list[tuple[int, str]]) -> int:
    """Count how often the loss is compiled for calls with so many points of such a type."""
    model, compiled, found = _counted(params, _loss)
    for n, kind in calls:
        points = torch.ones(n, 3, dtype=getattr(torch, kind))
        compiled(model.to(points.dtype), points[:, :2], points[:, 2])
    return len(found)


def graphs(params: Tensor, X: Tensor, y: Tensor, looks: bool) -> int:
    """Count the graphs of the loss, which may look at a number."""
    f = _looking if looks else _loss
    model, compiled, found = _counted(params, f)
    compiled(model, X, y)
    return len(found)


def _loss(model: nn.Module, X: Tensor, y: Tensor) -> Tensor:
    return nn.BCEWithLogitsLoss(reduction="sum")(model(X), y)


def _looking(model: nn.Module, X: Tensor, y: Tensor) -> Tensor:
    z = model(X)
    if z.max() > 30:
        z = z.clamp(max=30)
    return nn.BCEWithLogitsLoss(reduction="sum")(z, y)


def _counted(params: Tensor, f: Callable[..., Tensor]) -> Any:
    found: list[Any] = []

    def backend(graph: Any, inputs: Any) -> Any:
        found.append(graph)
        return graph.forward

    torch.compiler.reset()  # forget what was compiled before
    return Network(params), torch.compile(f, backend=backend), found
