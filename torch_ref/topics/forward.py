"""The forward pass: layers are declared, and called."""

import torch
from torch import Tensor, nn

from torch_ref import Network


def forward(params: Tensor, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Evaluate q, G, z, y_out and E."""
    model = Network(params)
    q = model.hidden(X)
    G = torch.sigmoid(q)
    z = model.output(G).squeeze(-1)
    y_out = torch.sigmoid(z)
    E = nn.BCELoss(reduction="sum")(y_out, y)
    return q.T, G.T, z, y_out, E
