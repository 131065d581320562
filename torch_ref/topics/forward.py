"""The forward pass: layers are declared, and called; here one by one, to show q and G. `model(X)` does all of it.

Words of torch that come back in every topic:
Tensor           torch's array. `.view` is NumPy's reshape, `stack` its stack, `cat` its concatenate; `.split` takes lengths
nn.Linear(m, n)  a layer with a weight W (n, m) and a bias (n,); called with X (N, m), points as rows, it returns X Wᵀ + bias
Network          see torch_ref/network.py: it declares `output`, which holds u and a, then `hidden`, which holds V and b
requires_grad    record its uses; `backward()` then fills `.grad`; `detach()` returns the same numbers, not recorded
nn.Parameter     a tensor that is recorded, and that a module lists in `parameters()`; names that end in _ change in place
"""

import torch
from torch import nn

from torch_ref import Network


def forward(params, X, y):
    """Evaluate q, G, z, y_out and E."""
    model = Network(params)
    q = model.hidden(X)
    G = torch.sigmoid(q)
    z = model.output(G).squeeze(-1)  # (N, 1) to (N,)
    y_out = torch.sigmoid(z)
    E = nn.BCELoss(reduction="sum")(y_out, y)
    return q.T, G.T, z, y_out, E
