"""Initialization: functions that fill a tensor, and what a layer does of itself when it is made."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn.utils import parameters_to_vector

from torch_ref import Network


def drawn(rule: str, seed: int, *width: float) -> Tensor:
    """Draw u and V by a rule, and pack them with biases of 0: shape (17,)."""
    rules: dict[str, Callable[..., Tensor]] = {
        "uniform": lambda weight, a, generator: nn.init.uniform_(weight, -a, a, generator),
        "normal": lambda weight, sigma, generator: nn.init.normal_(weight, 0.0, sigma, generator),
        "xavier_uniform": nn.init.xavier_uniform_,
        "xavier_normal": nn.init.xavier_normal_,
        "kaiming_uniform": nn.init.kaiming_uniform_,
        "kaiming_normal": nn.init.kaiming_normal_,
    }
    g = torch.Generator().manual_seed(seed)
    model = Network(torch.zeros(17, dtype=torch.float64))
    rules[rule](model.hidden.weight, *width, generator=g)
    rules[rule](model.output.weight, *width, generator=g)
    return parameters_to_vector(model.parameters()).detach()


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
