"""Parties changed: carried over to float64, or with an error planted."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from crosscheck.contract import FUNCTIONS, Party


def changed(party: Any, **functions: Callable[..., Any]) -> Party:
    """Replace some of a party's functions."""
    return cast("Party", SimpleNamespace(**{name: getattr(party, name) for name in FUNCTIONS} | functions))


def widened(party: Any) -> Party:
    """Give float32 results as the float64s that they are, which is what the contract asks for."""

    def optimize(*args: Any, **kwargs: Any) -> Any:
        losses, params = party.optimize(*args, **kwargs)
        return losses, params.astype(np.float64)

    return changed(
        party,
        network=lambda *args: np.float64(party.network(*args)),
        loss_gradient=lambda *args: party.loss_gradient(*args).astype(np.float64),
        optimize=optimize,
    )
