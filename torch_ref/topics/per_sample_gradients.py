"""Per-sample gradients: `grad` differentiates the loss of one point, and `vmap` does so for all points at once."""

from torch import cat
from torch.func import functional_call, grad, vmap

from torch_ref import Network
from torch_ref.network import cross_entropy


def per_sample_gradients(params, X, y):
    """Differentiate each point's loss, shape (N, 17)."""
    model = Network(params)

    def loss(state, x, y):
        return cross_entropy(functional_call(model, state, (x,)), y)

    state = {name: p.detach() for name, p in model.named_parameters()}
    # grad(loss) is the function dloss/dstate; vmap gives it each row of
    # X and y (axis 0), and all rows the same state (None).
    gradients = vmap(grad(loss), in_dims=(None, 0, 0))(state, X, y)
    rows = [g.flatten(start_dim=1) for g in gradients.values()]
    return cat(rows, dim=1)


def clipped_sum(gradients, largest):
    """Add up the gradients of all points, each clipped to the length `largest`."""
    length = gradients.norm(dim=1, keepdim=True)
    return (gradients * (largest / length).clamp(max=1)).sum(dim=0)
