"""Mini-batches: a `DataLoader` shuffles, and puts together what a step needs."""

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from torch_ref import Network


def train(w: Tensor, X: Tensor, y: Tensor, eta: float, n: int, epochs: int, seed: int) -> tuple[Tensor, Tensor]:
    """Return the order of the points in each epoch, (epochs, N), and w after each step, (steps, 17)."""
    points = TensorDataset(torch.arange(len(y)), X, y)
    loader = DataLoader(points, batch_size=n, shuffle=True, generator=torch.Generator().manual_seed(seed))
    model = Network(w)
    cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=eta)

    order, path = [], []
    for _ in range(epochs):
        for batch, x, y_batch in loader:
            optimizer.zero_grad()  # else backward() adds to the last step's gradient
            cross_entropy(model(x), y_batch).backward()
            optimizer.step()
            order.append(batch)
            path.append(nn.utils.parameters_to_vector(model.parameters()).detach())
    return torch.cat(order).reshape(epochs, -1), torch.stack(path)
