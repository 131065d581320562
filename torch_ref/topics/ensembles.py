"""Ensembles: `stack_module_state` stacks the parameters of many modules, and `vmap` trains them all at once."""

import torch
from torch import func

from torch_ref import Network
from torch_ref.network import cross_entropy


def train(starts, X, y, eta, n_steps):
    """Descend from each of the starts, shape (M, 17); returns losses (n_steps + 1, M) and params (n_steps + 1, M, 17)."""
    models = [Network(start) for start in starts]
    stacked, _ = func.stack_module_state(models)  # _: the buffers
    state = {name: p.detach() for name, p in stacked.items()}

    def loss(state):
        # models[0] lends its formulas; the numbers are those in state.
        z = func.functional_call(models[0], state, (X,))
        return cross_entropy(z, y)

    losses, trajectory = [], []
    for _ in range(n_steps + 1):
        gradient, E = func.vmap(func.grad_and_value(loss))(state)
        losses.append(E)
        rows = [p.flatten(start_dim=1) for p in state.values()]
        trajectory.append(torch.cat(rows, dim=1))
        state = {k: p - eta * gradient[k] for k, p in state.items()}
    return torch.stack(losses), torch.stack(trajectory)


def succeeded(params, X, y):
    """Whether each network puts every point on its side, shape (M,)."""
    z = torch.stack([Network(each)(X) for each in params])
    return ((z > 0) == (y == 1)).all(dim=1)
