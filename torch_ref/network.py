"""The network as a PyTorch user writes it: layers are declared, and `backward()` is the chain rule."""

import numpy.typing as npt
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters

from torch_ref.inputs import Array, as_params

cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")  # the homework's sum; torch's default is the mean


class Linear(nn.Linear):
    """A layer whose weights are given: none are drawn, so that torch's global random state stays as it was."""

    def reset_parameters(self) -> None:
        """Draw nothing."""


class Network(nn.Module):
    """Two inputs, four sigmoid hidden nodes and one output, whose sigmoid is left to the loss.

    Starts from the 17 packed parameters, in float64; raises ValueError if they are not 17 finite real numbers.
    """

    def __init__(self, params: npt.ArrayLike) -> None:
        super().__init__()
        # The packing is the order of these two lines: u and a belong to the output layer, so it is declared first.
        self.output = Linear(4, 1, dtype=torch.float64)
        self.hidden = Linear(2, 4, dtype=torch.float64)
        vector_to_parameters(torch.tensor(as_params(params)), self.parameters())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Evaluate the output's pre-activation, z = u · φ(V x + b) + a: shape (N, 2) to (N,)."""
        z: torch.Tensor = self.output(torch.sigmoid(self.hidden(x)))
        return z.squeeze(-1)

    def packed(self) -> Array:
        """Return the 17 parameters as the homework packs them, in the module's own precision."""
        packed: Array = parameters_to_vector(self.parameters()).detach().cpu().numpy()
        return packed

    def packed_gradient(self) -> Array:
        """Return the 17 derivatives that `backward()` left at the parameters."""
        gradients = [torch.zeros_like(p) if p.grad is None else p.grad for p in self.parameters()]
        packed: Array = parameters_to_vector(gradients).cpu().numpy()
        return packed
