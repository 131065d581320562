"""A training run: what was asked, what every party computed, and the bounds that a correct one keeps. Data only."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.rounding.descent import along_descent
from crosscheck.rounding.point import FLOAT64


@dataclass
class Trajectory:
    """What one party computed, step after step. None stands for what it does not compute."""

    losses: Array  # (n_steps + 1,): its loss at its own parameters
    reported: Array | None  # (n_steps + 1,): the losses that its optimize returned
    params: Array  # (n_steps + 1, 17)
    gradients: Array  # (n_steps + 1, 17), at its own parameters
    network: Array | None  # (2, N): its output at the first and the last parameters
    remarks: tuple[str, ...] = ()  # what could not be compared, and why


@dataclass
class Run:
    """A training run."""

    X: Array
    y: Array
    initial: Array
    eta: float
    n_steps: int
    unit_roundoff: float = FLOAT64  # of the least precise party
    parties: dict[str, Trajectory] = field(default_factory=dict)

    @cached_property
    def error_bounds(self) -> dict[str, Array]:
        """Bound a correct party's errors: loss (n_steps + 1, 1), gradient and params (n_steps + 1, 17), network (2, N)."""
        steps = along_descent(self.initial, self.X, self.y, self.eta, self.n_steps, self.unit_roundoff)
        return {
            "loss": np.array([[step.loss] for step in steps]),
            "gradient": np.array([step.gradient for step in steps]),
            "params": np.array([step.params for step in steps]),
            "network": np.array([step.network for step in (steps[0], steps[-1])]),
        }
