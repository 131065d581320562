"""Mini-batches: a `DataLoader` shuffles, and collects the points of a step."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from torch_ref import Network


def train(w, X, y, eta, n, epochs, seed):
    """Return the order of the points in each epoch, (epochs, N), and w after each step, (steps, 17)."""
    points = TensorDataset(torch.arange(len(y)), X, y)
    g = torch.Generator().manual_seed(seed)
    loader = DataLoader(points, batch_size=n, shuffle=True, generator=g)
    model = Network(w)
    cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=eta)

    order, path = [], []
    for _ in range(epochs):
        for batch, x, y_batch in loader:
            optimizer.zero_grad()  # else the last one's is added
            cross_entropy(model(x), y_batch).backward()
            optimizer.step()
            order.append(batch)
            path.append(torch.tensor(model.packed()))
    return torch.cat(order).reshape(epochs, -1), torch.stack(path)
