"""Resuming: model, optimizer, scheduler and generator have states, and each must be saved by name; `DataLoader` has none."""

import torch
from torch import nn
from torch.optim import SGD
from torch.optim.lr_scheduler import StepLR

from torch_ref import Network

BATCH, ETA, MU, HALVED_EVERY = 50, 0.001, 0.9, 10


def train(params, X, y, seed, n_steps, file):
    """Train up to step `n_steps`, from the state in the file, if any; return parameters and batches of all steps."""
    model = Network(params)
    optimizer = SGD(model.parameters(), lr=ETA, momentum=MU)
    scheduler = StepLR(optimizer, step_size=HALVED_EVERY, gamma=0.5)
    generator = torch.Generator().manual_seed(seed)
    cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")
    parts = [model, optimizer, scheduler]
    step, order = 0, torch.arange(len(y))
    if file.exists():
        step, order = _load(file, parts, generator)

    trajectory, batches = [], []
    for k in range(step, n_steps):
        first = k * BATCH % len(y)
        if first == 0:
            order = torch.randperm(len(y), generator=generator)
        batch = order[first : first + BATCH]
        optimizer.zero_grad()
        cross_entropy(model(X[batch]), y[batch]).backward()
        optimizer.step()
        scheduler.step()
        trajectory.append(torch.tensor(model.packed()))
        batches.append(batch)
    _save(file, parts, generator, n_steps, order)
    return torch.stack(trajectory), torch.stack(batches)


def _save(file, parts, generator, step, order):
    """Write all that the next step depends on."""
    states = [part.state_dict() for part in parts]
    state = {"parts": states, "step": step, "order": order}
    state["generator"] = generator.get_state()
    beside = file.with_suffix(".part")
    torch.save(state, beside)
    beside.replace(file)


def _load(file, parts, generator):
    """Read the same, and restore each part's state."""
    # Numbers only: a file can otherwise run code when it is loaded.
    saved = torch.load(file, weights_only=True)
    for part, state in zip(parts, saved["parts"], strict=True):
        part.load_state_dict(state)
    generator.set_state(saved["generator"])
    return saved["step"], saved["order"]
