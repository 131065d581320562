"""Ensembles: `stack_module_state` stacks the parameters of many modules, and `vmap` trains them all at once."""

import torch
from torch import Tensor
from torch.func import functional_call, grad_and_value, stack_module_state, vmap

from torch_ref import Network
from torch_ref.network import cross_entropy


def train(starts: Tensor, X: Tensor, y: Tensor, eta: float, n_steps: int) -> tuple[Tensor, Tensor]:
    """Descend from each of the starts, shape (M, 17); returns losses (n_steps + 1, M) and params (n_steps + 1, M, 17)."""
    models = [Network(start) for start in starts]
    stacked, _ = stack_module_state(models)  # _: numbers that are not trained; here there are none
    state = {name: p.detach() for name, p in stacked.items()}

    def loss(state: dict[str, Tensor]) -> Tensor:
        # models[0] lends its formulas; the numbers are those in state.
        return cross_entropy(functional_call(models[0], state, (X,)), y)

    losses, trajectory = [], []
    for _ in range(n_steps + 1):
        gradient, E = vmap(grad_and_value(loss))(state)
        losses.append(E)
        trajectory.append(torch.cat([p.flatten(start_dim=1) for p in state.values()], dim=1))
        state = {name: p - eta * gradient[name] for name, p in state.items()}
    return torch.stack(losses), torch.stack(trajectory)


def succeeded(params: Tensor, X: Tensor, y: Tensor) -> Tensor:
    """Whether each network puts every point on its side, shape (M,)."""
    models = [Network(p) for p in params]
    state, _ = stack_module_state(models)
    z: Tensor = vmap(lambda state: functional_call(models[0], state, (X,)))(state)
    return ((z > 0) == (y == 1)).all(dim=1)
