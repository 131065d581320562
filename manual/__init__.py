"""The homework written by hand, three times: `by_hand` (NumPy), `tape` (on the engine `autodiff`), `with_autograd`.

Each is a party with the homework's names: `network`, `loss`, `loss_gradient`, `optimize`. The names of this package are
those of `by_hand`.
"""

from importlib import import_module
from typing import Any

from manual.by_hand import loss, loss_gradient, network, optimize, plot_scans

__all__ = ["autodiff", "by_hand", "loss", "loss_gradient", "network", "optimize", "plot_scans", "tape", "with_autograd"]


def __getattr__(name: str) -> Any:
    """Import a submodule when it is first used, so that `by_hand` needs NumPy alone."""
    if name in {"autodiff", "by_hand", "tape", "with_autograd"}:
        return import_module(f"manual.{name}")
    raise AttributeError(f"module 'manual' has no attribute {name!r}")
