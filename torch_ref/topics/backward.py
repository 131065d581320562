"""The backward pass: each result remembers the operation that made it, and `backward()` walks it in reverse."""

import torch
from torch import nn

from torch_ref import Network


def backward(params, X, y):
    """Evaluate dE/dz, dE/du, dE/da, dE/dG, dE/dq, dE/dV and dE/db."""
    model = Network(params)
    q = model.hidden(X)
    G = torch.sigmoid(q)
    z = model.output(G)
    for inner in (q, G, z):
        inner.retain_grad()  # else only parameters keep their gradients

    # Sigmoid and cross-entropy in one, of z: see stable_loss.
    E = nn.BCEWithLogitsLoss(reduction="sum")(z.squeeze(-1), y)
    E.backward()

    u, a, V, b = model.parameters()
    of_output = z.grad[:, 0], u.grad[0], a.grad[0]
    return *of_output, G.grad.T, q.grad.T, V.grad, b.grad
