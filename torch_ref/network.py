"""The network as an `nn.Module`, and the homework's four functions on top of it.

What the hand-written versions spell out is here the framework's work: `backward()` is the chain rule, `SGD.step()` the
update rule, and `parameters()` the packing. The last one depends on the order in which the layers are declared.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector, skip_init, vector_to_parameters

Array = npt.NDArray[np.float64]


class Network(nn.Module):
    """Two inputs, four sigmoid hidden nodes and one output, whose sigmoid is left to the loss.

    Parameters
    ----------
    params : array of shape (17,)
        u1..u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1..b4.
    device : torch.device or str
    dtype : torch.dtype
        float64, as the homework's arrays, unless told otherwise.

    Raises
    ------
    ValueError
        If `params` are not 17 finite real numbers.
    """

    def __init__(
        self,
        params: npt.ArrayLike,
        *,
        device: torch.device | str = "cpu",
        dtype: torch.dtype = torch.float64,
    ) -> None:
        super().__init__()
        # The packing is the order of these two lines: u and a belong to the output layer, so it is declared first.
        self.output: nn.Module = skip_init(nn.Linear, 4, 1, device=device, dtype=dtype)  # type: ignore[no-untyped-call]
        self.hidden: nn.Module = skip_init(nn.Linear, 2, 4, device=device, dtype=dtype)  # type: ignore[no-untyped-call]
        packed = _as_array(params, "params")
        if packed.shape != (17,):
            raise ValueError(f"params must hold the 17 packed parameters, shape (17,), got shape {packed.shape}.")
        vector_to_parameters(torch.tensor(packed, device=device, dtype=dtype), self.parameters())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Evaluate the output's pre-activation, z = u . phi(V x + b) + a: shape (N, 2) to (N,)."""
        z: torch.Tensor = self.output(torch.sigmoid(self.hidden(x)))
        return z.squeeze(-1)

    def packed(self) -> Array:
        """Return the 17 parameters as the homework packs them, in the module's own precision."""
        return np.asarray(parameters_to_vector(self.parameters()).detach().cpu().numpy())

    def packed_gradient(self) -> Array:
        """Return the 17 derivatives that `backward()` left at the parameters."""
        gradients = [torch.zeros_like(p) if p.grad is None else p.grad for p in self.parameters()]
        return np.asarray(parameters_to_vector(gradients).cpu().numpy())

    def points(self, x: npt.ArrayLike) -> torch.Tensor:
        """Read points of shape (2,) or (N, 2) onto the module's device, in its dtype."""
        points = _as_array(x, "x")
        if points.shape != (2,) and (points.ndim != 2 or points.shape[1] != 2):
            raise ValueError(f"x must be a point (x1, x2) or an array of shape (N, 2), got shape {points.shape}.")
        return self._tensor(points)

    def training_set(self, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> tuple[torch.Tensor, torch.Tensor]:
        """Read N points (N, 2) and N labels (N,) or (N, 1), each 0 or 1; ValueError for anything else."""
        X, y = _as_array(X_train, "X_train"), _as_array(y_train, "y_train")
        if X.ndim != 2 or X.shape[1] != 2:
            raise ValueError(f"X_train must have shape (N, 2), got shape {X.shape}.")
        if y.ndim != 1 and (y.ndim != 2 or y.shape[1] != 1):
            raise ValueError(f"y_train must have shape (N,) or (N, 1), got shape {y.shape}.")
        if len(X) != len(y):
            raise ValueError(f"X_train and y_train must be equally long, got {len(X)} points and {len(y)} labels.")
        if len(X) == 0:
            raise ValueError("X_train and y_train are empty: at least one point is needed.")
        if not np.isin(y, (0, 1)).all():
            raise ValueError(f"y_train must hold the labels 0 and 1 only, got {np.setdiff1d(y, (0, 1))[0]}.")
        return self._tensor(X), self._tensor(y.reshape(-1))

    def _tensor(self, array: Array) -> torch.Tensor:
        first = next(self.parameters())
        return torch.tensor(array, device=first.device, dtype=first.dtype)


cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")  # the homework's sum; torch's default is the mean


def network(
    x: npt.ArrayLike,
    params: npt.ArrayLike,
    *,
    device: torch.device | str = "cpu",
    dtype: torch.dtype = torch.float64,
) -> float | Array:
    """Evaluate the network's output at x of shape (2,), a float, or (N, 2), an array of shape (N,)."""
    model = Network(params, device=device, dtype=dtype)
    with torch.no_grad():
        y_out = torch.sigmoid(model(model.points(x)))
    return float(y_out) if y_out.ndim == 0 else np.asarray(y_out.cpu().numpy())


def loss(
    params: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    *,
    device: torch.device | str = "cpu",
    dtype: torch.dtype = torch.float64,
) -> float:
    """Evaluate the cross-entropy, summed over the N points."""
    model = Network(params, device=device, dtype=dtype)
    X, y = model.training_set(X_train, y_train)
    with torch.no_grad():
        return float(cross_entropy(model(X), y))


def loss_gradient(
    params: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    *,
    device: torch.device | str = "cpu",
    dtype: torch.dtype = torch.float64,
) -> Array:
    """Differentiate the loss with respect to the 17 packed parameters, by `backward()`."""
    model = Network(params, device=device, dtype=dtype)
    X, y = model.training_set(X_train, y_train)
    cross_entropy(model(X), y).backward()
    return model.packed_gradient()


def optimize(
    initial: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    eta: float = 0.001,
    n_steps: int = 30,
    *,
    verbose: bool = False,
    device: torch.device | str = "cpu",
    dtype: torch.dtype = torch.float64,
) -> tuple[Array, Array]:
    """Train for `n_steps` steps with `torch.optim.SGD`, over all points at once.

    Parameters
    ----------
    initial : array of shape (17,)
        Where to start; never changed.
    X_train, y_train : arrays of shape (N, 2) and (N,) or (N, 1)
    eta : float
        The learning rate.
    n_steps : int
    verbose : bool
        Print the loss at every step.
    device, dtype
        Where and in which precision to compute.

    Returns
    -------
    losses : array of shape (n_steps + 1,)
    params : array of shape (n_steps + 1, 17)

    Raises
    ------
    ValueError
        If `n_steps` is negative, or parameters or data are not finite numbers of the shapes above.
    """
    if n_steps < 0:
        raise ValueError(f"n_steps must be 0 or more, got {n_steps}.")
    model = Network(initial, device=device, dtype=dtype)
    X, y = model.training_set(X_train, y_train)
    optimizer = torch.optim.SGD(model.parameters(), lr=eta)
    losses, trajectory = [float(cross_entropy(model(X), y).detach())], [model.packed().copy()]
    for step in range(1, n_steps + 1):
        optimizer.zero_grad()
        cross_entropy(model(X), y).backward()
        optimizer.step()
        losses.append(float(cross_entropy(model(X), y).detach()))
        trajectory.append(model.packed().copy())
        if verbose:
            print(f"step {step:02d}: loss={losses[-1]:.1f}")
    return np.array(losses), np.array(trajectory)


def configured(*, device: torch.device | str = "cpu", dtype: torch.dtype = torch.float64) -> SimpleNamespace:
    """Return the four functions as a party of their own that computes on `device` in `dtype`."""
    functions: dict[str, Callable[..., Any]] = {
        "network": network,
        "loss": loss,
        "loss_gradient": loss_gradient,
        "optimize": optimize,
    }
    return SimpleNamespace(
        __name__=f"torch_ref[{dtype}]".replace("torch.", ""),
        **{name: partial(function, device=device, dtype=dtype) for name, function in functions.items()},
    )


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
