"""A training run: what was asked, what every party computed, and the bounds that a correct one keeps. Data only."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.rounding.descent import along_descent
from crosscheck.rounding.point import FLOAT64


def place(step: int, times: int = 1) -> str:
    """Return where a party is asked, in words."""
    return f"at step {step}" if times == 1 else f"at {times} times the start"


@dataclass
class Trajectory:
    """What one party computed, step after step. None stands for what it does not compute."""

    losses: Array  # (n_steps + 1,): its loss at its own parameters
    params: Array  # (n_steps + 1, 17), each step taken alone
    gradients: Array  # (n_steps + 1, 17), at its own parameters
    network: Array | None  # (2, N): its output at the first and the last parameters
    descent: Array | None = (
        None  # (n_steps + 1, 18): losses and parameters, all steps taken in one call of its optimize
    )
    again: dict[str, Array] = field(
        default_factory=dict
    )  # loss (2, 1), gradient (2, 17): asked twice, first and last step
    seconds: dict[str, float] = field(default_factory=dict)  # by quantity: how long the calls took that bring it
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
    times: int = 1  # what the parameters of another run's start were multiplied by, so that the output saturates

    @cached_property
    def error_bounds(self) -> dict[str, Array]:
        """Bound a correct party's errors, by quantity: an array with a row for each step, for the network's first and last."""
        steps = along_descent(self.initial, self.X, self.y, self.eta, self.n_steps, self.unit_roundoff)
        losses, params = np.array([[step.loss] for step in steps]), np.array([step.params for step in steps])
        return {
            "loss": losses,
            "gradient": np.array([step.gradient for step in steps]),
            "params": params,
            "network": np.array([step.network for step in (steps[0], steps[-1])]),
            "descent": np.hstack([losses, params]),
        }
