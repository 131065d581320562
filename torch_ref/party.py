"""The homework's four functions on the module: arrays in, arrays out.

What the hand-written versions spell out is here the framework's work: `backward()` is the chain rule, `SGD.step()` the
update rule, and `parameters()` the packing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from torch_ref.inputs import Array, as_points, as_training_set
from torch_ref.network import Network, cross_entropy


def network(
    x: npt.ArrayLike,
    params: npt.ArrayLike,
    *,
    device: torch.device | str = "cpu",
    dtype: torch.dtype = torch.float64,
) -> float | Array:
    """Evaluate the network's output at x of shape (2,), a float, or (N, 2), an array of shape (N,)."""
    model, points = Network(params).to(device=device, dtype=dtype), as_points(x)
    with torch.no_grad():
        y_out = torch.sigmoid(model(torch.tensor(points, device=device, dtype=dtype)))
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
    model = Network(params).to(device=device, dtype=dtype)
    X, y = tensors(X_train, y_train, device=device, dtype=dtype)
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
    model = Network(params).to(device=device, dtype=dtype)
    X, y = tensors(X_train, y_train, device=device, dtype=dtype)
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
    model = Network(initial).to(device=device, dtype=dtype)
    X, y = tensors(X_train, y_train, device=device, dtype=dtype)
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


def tensors(
    X_train: npt.ArrayLike, y_train: npt.ArrayLike, *, device: torch.device | str, dtype: torch.dtype
) -> tuple[torch.Tensor, torch.Tensor]:
    """Read N points (N, 2) and N labels (N,) or (N, 1) as tensors; ValueError for anything else."""
    X, y = as_training_set(X_train, y_train)
    return torch.tensor(X, device=device, dtype=dtype), torch.tensor(y, device=device, dtype=dtype)
