"""Regularization: an option of the optimizer, a term in the loss, a layer; early stopping is left to the user."""

from copy import deepcopy

import torch
from torch import Tensor, nn
from torch.nn.utils import parameters_to_vector

from torch_ref import Network

cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")


def l2_step(w: Tensor, X: Tensor, y: Tensor, eta: float, lam: float) -> Tensor:
    """Return w after one step."""
    model = Network(w)
    optimizer = torch.optim.SGD(model.parameters(), lr=eta, weight_decay=lam)
    cross_entropy(model(X), y).backward()
    optimizer.step()
    return parameters_to_vector(model.parameters()).detach()


def l1_gradient(w: Tensor, X: Tensor, y: Tensor, lam: float) -> Tensor:
    """Differentiate the loss with its penalty."""
    model = Network(w)
    penalty = lam * parameters_to_vector(model.parameters()).abs().sum()
    (cross_entropy(model(X), y) + penalty).backward()
    return _gradient(model)


def mask(N: int, p: float, seed: int) -> Tensor:
    """Draw a mask for 4 nodes and N points: shape (4, N), point by point."""
    with torch.random.fork_rng(devices=[]):  # dropout draws from torch's global generator
        torch.manual_seed(seed)
        M: Tensor = nn.Dropout(p)(torch.ones(N, 4, dtype=torch.float64))
    return M.T


def dropout_gradient(w: Tensor, X: Tensor, y: Tensor, p: float, seed: int) -> Tensor:
    """Differentiate the loss of a network whose hidden nodes are dropped with probability p."""
    model = Network(w)
    layers = nn.Sequential(model.hidden, nn.Sigmoid(), nn.Dropout(p), model.output).train()  # not eval()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        z = layers(X).squeeze(-1)
    cross_entropy(z, y).backward()
    return _gradient(model)


def early_stopping(path: Tensor, X: Tensor, y: Tensor, s: int) -> tuple[int, int, Tensor]:
    """Walk along a path of w; return the steps at which it stops and which it keeps, and the w that it keeps."""
    lowest, kept, step, best = float("inf"), 0, 0, {}
    for step, w in enumerate(path):
        model = Network(w).eval()
        with torch.no_grad():
            E = cross_entropy(model(X), y).item()
        if lowest > E:
            lowest, kept, best = E, step, deepcopy(model.state_dict())
        if step - kept == s:
            break
    return step, kept, torch.cat([tensor.flatten() for tensor in best.values()])


def _gradient(model: Network) -> Tensor:
    return torch.cat([p.grad.flatten() for p in model.parameters()])
