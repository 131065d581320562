"""Initialization: functions that fill a tensor, and what a layer does of itself when it is made."""

from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils import parameters_to_vector

from torch_ref import Network


def uniform(seed: int, a: float) -> Tensor:
    """Draw u and V, and pack them with biases of 0: shape (17,)."""
    return _network(seed, partial(nn.init.uniform_, a=-a, b=a))


def normal(seed: int, sigma: float) -> Tensor:
    """Draw u and V, and pack them with biases of 0: shape (17,)."""
    return _network(seed, partial(nn.init.normal_, std=sigma))


def xavier_uniform(seed: int) -> Tensor:
    """Draw u and V, and pack them with biases of 0: shape (17,)."""
    return _network(seed, nn.init.xavier_uniform_)


def xavier_normal(seed: int) -> Tensor:
    """Draw u and V, and pack them with biases of 0: shape (17,)."""
    return _network(seed, nn.init.xavier_normal_)


def kaiming_uniform(seed: int) -> Tensor:
    """Draw u and V, and pack them with biases of 0: shape (17,)."""
    return _network(seed, nn.init.kaiming_uniform_)


def kaiming_normal(seed: int) -> Tensor:
    """Draw u and V, and pack them with biases of 0: shape (17,)."""
    return _network(seed, nn.init.kaiming_normal_)


def linear(seed: int) -> Tensor:
    """Draw all 17 parameters as linear layers do when they are made: V, b, u and a, in this order."""
    with torch.random.fork_rng(devices=[]):  # they draw from torch's global generator
        torch.manual_seed(seed)
        hidden = nn.Linear(2, 4, dtype=torch.float64)
        output = nn.Linear(4, 1, dtype=torch.float64)
    return parameters_to_vector([*output.parameters(), *hidden.parameters()]).detach()


def spreads(w: Tensor, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return the standard deviations of q, G and dE/dq over all nodes and points."""
    model = Network(w)
    q = model.hidden(X)
    q.retain_grad()
    G = torch.sigmoid(q)
    nn.BCEWithLogitsLoss(reduction="sum")(model.output(G).squeeze(-1), y).backward()
    # Unless told not to, `std` divides by one less than the number of values.
    return q.std(correction=0), G.std(correction=0), q.grad.std(correction=0)


def _network(seed: int, fill: Callable[..., Any]) -> Tensor:
    g = torch.Generator().manual_seed(seed)
    model = Network(torch.zeros(17, dtype=torch.float64))
    fill(model.hidden.weight, generator=g)
    fill(model.output.weight, generator=g)
    return parameters_to_vector(model.parameters()).detach()
