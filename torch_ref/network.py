"""The network as a PyTorch user writes it: layers are declared, and `backward()` is the chain rule.

The functions below it read the homework's arguments as arrays and check them. A wrong argument gets one sentence.
"""

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters

Array = npt.NDArray[np.float64]
cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")  # the homework's sum; torch's default is the mean


class Linear(nn.Linear):
    """A layer whose weights are given. It draws none, so that torch's global random state stays as it was."""

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
        return self.output(torch.sigmoid(self.hidden(x))).squeeze(-1)

    def packed(self) -> Array:
        """Return the 17 parameters as the homework packs them, in the module's own precision."""
        return parameters_to_vector(self.parameters()).detach().cpu().numpy()

    def packed_gradient(self) -> Array:
        """Return the 17 derivatives that `backward()` left at the parameters."""
        gradients = [torch.zeros_like(p) if p.grad is None else p.grad for p in self.parameters()]
        return parameters_to_vector(gradients).cpu().numpy()


def as_params(params: npt.ArrayLike) -> Array:
    """Read the 17 packed parameters; ValueError if they are not 17 finite real numbers."""
    packed = _as_array(params, "params")
    if packed.shape != (17,):
        raise ValueError(f"params must hold the 17 packed parameters, shape (17,), got shape {packed.shape}.")
    return packed


def as_points(x: npt.ArrayLike) -> Array:
    """Read one point, shape (2,), or N points, shape (N, 2); ValueError for anything else."""
    points = _as_array(x, "x")
    if points.ndim not in (1, 2) or points.shape[-1] != 2:
        raise ValueError(f"x must be a point (x1, x2) or an array of shape (N, 2), got shape {points.shape}.")
    return points


def as_training_set(X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> tuple[Array, Array]:
    """Read N points (N, 2) and N labels, each 0 or 1; labels of shape (N, 1) are flattened to (N,)."""
    X, y = _as_array(X_train, "X_train"), _as_array(y_train, "y_train")
    if X.ndim != 2 or X.shape[1] != 2:
        raise ValueError(f"X_train must have shape (N, 2), got shape {X.shape}.")
    if y.ndim == 0 or y.shape[1:] not in ((), (1,)):
        raise ValueError(f"y_train must have shape (N,) or (N, 1), got shape {y.shape}.")
    if len(X) != len(y):
        raise ValueError(f"X_train and y_train must be equally long, got {len(X)} points and {len(y)} labels.")
    if len(X) == 0:
        raise ValueError("X_train and y_train are empty: at least one point is needed.")
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"y_train must hold the labels 0 and 1 only, got {np.setdiff1d(y, (0, 1))[0]}.")
    return X, y.reshape(-1)


def _as_array(values: npt.ArrayLike, name: str) -> Array:
    try:
        array = np.asarray(values)
    except ValueError as ragged:
        raise ValueError(f"{name} must be a rectangular array of numbers: {ragged}.") from None
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold real numbers, got dtype {array.dtype}.")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got {array[~np.isfinite(array)][0]}.")
    return array.astype(np.float64, copy=False)
