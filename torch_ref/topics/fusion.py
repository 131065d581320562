"""Fusion: `torch.compile` traces a function at its first call, and writes C++: one loop for all between two matrix products.

`backend=` takes another compiler of graphs. Here it only counts the graphs, and runs them as they are.
"""

import torch
from torch import nn

from torch_ref import Network


def line_by_line(params, X, y):
    """Evaluate the loss and its gradient, each operation over all points."""
    model = Network(params)
    E = _loss(model, X, y)
    E.backward()
    return E, torch.tensor(model.packed_gradient())


def fused(params, X, y):
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


@torch.no_grad()
def graphs(params, calls, looks):
    """Count the graphs that are compiled for calls with N points of a type, if Python branches on a number or not."""
    found = []

    def counted(graph, inputs):
        found.append(graph)
        return graph.forward

    def loss(model, points):
        z = model(points[:, :2])
        if looks and z.max() > 30:
            z = z.clamp(max=30)
        return nn.BCEWithLogitsLoss(reduction="sum")(z, points[:, 2])

    torch.compiler.reset()  # forget what was compiled before
    compiled = torch.compile(loss, backend=counted)
    for n, kind in calls:
        points = torch.ones(n, 3, dtype=getattr(torch, kind))
        compiled(Network(params).to(points.dtype), points)
    return len(found)


def _loss(model, X, y):
    return nn.BCEWithLogitsLoss(reduction="sum")(model(X), y)
