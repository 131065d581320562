"""Initialization: functions that fill a tensor, and the default of a new layer."""

import torch
from torch import nn
from torch.nn.utils import parameters_to_vector

from torch_ref import Network


def drawn(rule, seed, *ends):
    """Draw u and V by a rule, and pack them with biases of 0: shape (17,)."""
    fill = getattr(nn.init, f"{rule}_")  # xavier_normal_, ..
    g = torch.Generator().manual_seed(seed)
    model = Network(torch.zeros(17, dtype=torch.float64))
    fill(model.hidden.weight, *ends, generator=g)
    fill(model.output.weight, *ends, generator=g)
    return parameters_to_vector(model.parameters()).detach()


def linear(seed):
    """Draw all 17 parameters as linear layers do when they are made: V, b, u and a, in this order."""
    with torch.random.fork_rng(devices=[]):  # the global generator
        torch.manual_seed(seed)
        hidden = nn.Linear(2, 4, dtype=torch.float64)
        output = nn.Linear(4, 1, dtype=torch.float64)
    layers = nn.ModuleList([output, hidden])
    return parameters_to_vector(layers.parameters()).detach()


def spreads(w, X, y):
    """Return the standard deviations of q, G and dE/dq over all nodes and points."""
    model = Network(w)
    q = model.hidden(X)
    q.retain_grad()
    G = torch.sigmoid(q)
    z = model.output(G).squeeze(-1)
    nn.BCEWithLogitsLoss(reduction="sum")(z, y).backward()
    # Otherwise `std` divides by one less than the number of values.
    return tuple(each.std(correction=0) for each in (q, G, q.grad))
