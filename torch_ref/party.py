"""The homework's four functions on a module: arrays in, arrays out.

The framework does what the versions by hand spell out: `backward()` is the chain rule, `SGD.step()` the
update rule, and `parameters()` the packing. Any `nn.Module` with the homework's seventeen numbers is a party, with
its own names and order; the party `torch_ref` is `Network`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters

from torch_ref.network import Array, Network, as_params, as_points, as_training_set, cross_entropy

NAMES = ["u1", "u2", "u3", "u4", "a", "v11", "v12", "v21", "v22", "v31", "v32", "v41", "v42", "b1", "b2", "b3", "b4"]
#: The names that a letter stands for, in the homework's order.
BLOCKS = {letter: " ".join(name for name in NAMES if name[0] == letter) for letter in "uavb"}
LAYOUT = {"output.weight": "u", "output.bias": "a", "hidden.weight": "v", "hidden.bias": "b"}  # the layout of `Network`

Places = npt.NDArray[np.intp]
Criterion = Callable[..., Any]  # takes outputs and labels (N,); returns the loss, a tensor


class LayoutError(ValueError):
    """A layout does not say which of a module's numbers is which."""


def as_party(module: nn.Module, layout: Mapping[str, str], *, criterion: Criterion = cross_entropy) -> Functions:
    """Return a module's functions of packed parameters: `network`, `loss`, `loss_gradient` and `optimize`.

    Parameters
    ----------
    module : nn.Module
        Takes points (N, 2) and returns (N,) or (N, 1). A copy of it computes, in the module's own precision; in PyTorch
        that is float32 unless it was made ``.double()``.
    layout : mapping of parameter name to names
        For each parameter of the module, by its name in ``module.named_parameters()``, the homework's names of its
        entries, in the order in which the entries are stored (row after row), such as ``"v11 v21 v31 v41 v12 v22 v32
        v42"`` for a transposed V. ``u``, ``a``, ``v`` and ``b`` stand for all of their numbers, in the homework's
        order::

            {"hidden.weight": "v", "hidden.bias": "b", "output.weight": "u", "output.bias": "a"}

        LayoutError if it does not name each parameter and each of the 17 numbers once, and nothing else.
    criterion : callable
        Of (what the module returns, y), both of shape (N,): the loss, summed over the points.
        ``nn.BCELoss(reduction="sum")`` if the module ends in a sigmoid; if not given, it ends before it.
    """
    own = deepcopy(module)
    return Functions(type(module).__name__, own, _order(dict(own.named_parameters()), layout), criterion)


def _order(parameters: Mapping[str, nn.Parameter], layout: Mapping[str, str]) -> Places:
    """Return the homework's index of each of the module's 17 numbers, in the order of the module's parameters."""
    for unknown in set(layout) - set(parameters):
        raise LayoutError(f"The module has no parameter {unknown!r}; it has {', '.join(parameters)}.")
    names: list[str] = []
    for parameter, values in parameters.items():
        if parameter not in layout:
            raise LayoutError(f"The layout leaves out the module's parameter {parameter!r}.")
        entries = " ".join(BLOCKS.get(word, word) for word in layout[parameter].split()).split()
        if len(entries) != values.numel():
            raise LayoutError(f"{parameter!r} holds {values.numel()} numbers, the layout names {len(entries)}.")
        names += entries
    for name in names:
        if name not in NAMES:
            raise LayoutError(f"The layout names {name!r}, which is none of {', '.join(NAMES)}.")
        if names.count(name) > 1:
            raise LayoutError(f"The layout names {name} twice.")
    for missing in sorted(set(NAMES) - set(names)):
        raise LayoutError(f"The layout does not name {missing}.")
    return np.array([NAMES.index(name) for name in names])


class Functions:
    """The homework's four functions of one module."""

    def __init__(self, name: str, module: nn.Module, order: Places, criterion: Criterion) -> None:
        self.__name__ = name
        self.module, self.order, self.criterion = module, order, criterion
        self.first = next(module.parameters())  # it has the module's device and dtype

    def network(self, x: npt.ArrayLike, params: npt.ArrayLike) -> float | Array:
        """Evaluate the network's output at x of shape (2,), a number, or (N, 2), an array of shape (N,)."""
        points = as_points(x)
        self._unpack(params)
        with torch.no_grad():
            z = self._outputs(self._tensor(np.atleast_2d(points)))
            y_out = z if isinstance(self.criterion, nn.BCELoss) else torch.sigmoid(z)
        return _own(y_out if points.ndim == 2 else y_out[0])

    def loss(self, params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> Any:
        """Evaluate the cross-entropy, summed over the N points, in the module's precision."""
        self._unpack(params)
        with torch.no_grad():
            return _own(self._loss(*map(self._tensor, as_training_set(X_train, y_train))))

    def loss_gradient(self, params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> Array:
        """Differentiate the loss with respect to the 17 packed parameters, by `backward()`."""
        self._unpack(params)
        self.module.zero_grad()
        self._loss(*map(self._tensor, as_training_set(X_train, y_train))).backward()
        return self._pack(p.grad if p.grad is not None else torch.zeros_like(p) for p in self.module.parameters())

    def optimize(
        self,
        initial: npt.ArrayLike,
        X_train: npt.ArrayLike,
        y_train: npt.ArrayLike,
        eta: float = 0.001,
        n_steps: int = 30,
        *,
        verbose: bool = False,
    ) -> tuple[Array, Array]:
        """Train for `n_steps` steps with `torch.optim.SGD`, over all points at once, from a copy of `initial`.

        Returns losses (n_steps + 1,) and parameters (n_steps + 1, 17), before the first step and after each. `verbose`
        prints the loss at every step. ValueError if `n_steps` is negative, or a shape is wrong or a value not finite.
        """
        if n_steps < 0:
            raise ValueError(f"n_steps must be 0 or more, got {n_steps}.")
        self._unpack(initial)
        X, y = map(self._tensor, as_training_set(X_train, y_train))
        optimizer = torch.optim.SGD(self.module.parameters(), lr=eta)
        losses, params = [], []
        for step in range(n_steps + 1):
            optimizer.zero_grad()
            E = self._loss(X, y)
            losses.append(_own(E.detach()))
            params.append(self._pack(self.module.parameters()))
            if verbose and step > 0:
                print(f"step {step:02d}: loss={losses[-1]:.1f}")
            if step < n_steps:
                E.backward()
                optimizer.step()
        return np.array(losses), np.array(params)

    def _outputs(self, X: torch.Tensor) -> torch.Tensor:
        outputs: torch.Tensor = self.module(X)
        return outputs.squeeze(-1) if outputs.ndim == 2 else outputs

    def _loss(self, X: torch.Tensor, y: torch.Tensor) -> Any:
        return self.criterion(self._outputs(X), y)

    def _tensor(self, values: Array) -> torch.Tensor:
        return torch.tensor(values, dtype=self.first.dtype, device=self.first.device)

    def _unpack(self, params: npt.ArrayLike) -> None:
        vector_to_parameters(self._tensor(as_params(params)[self.order]), self.module.parameters())

    def _pack(self, values: Iterable[torch.Tensor]) -> Array:
        own = np.asarray(_own(parameters_to_vector([value.detach() for value in values])))
        packed = np.empty_like(own)
        packed[self.order] = own
        return packed


def _own(values: torch.Tensor) -> float | Array:
    """Return numbers in their own precision, so that single precision shows; a single double as a float."""
    array: Array = values.cpu().numpy().copy()
    return float(array) if array.shape == () and array.dtype == np.float64 else array


def configured(*, device: torch.device | str = "cpu", dtype: torch.dtype = torch.float64) -> Functions:
    """Return the four functions as another party that computes on `device` in `dtype`."""
    party = as_party(Network(np.zeros(17)).to(device=device, dtype=dtype), LAYOUT)
    party.__name__ = f"torch_ref[{dtype}]".replace("torch.", "")
    return party


_OURS = configured()
network: Callable[..., float | Array] = _OURS.network
loss: Callable[..., float] = _OURS.loss
loss_gradient: Callable[..., Array] = _OURS.loss_gradient
optimize: Callable[..., tuple[Array, Array]] = _OURS.optimize
