"""A descent asked for, and the submission's own loss and gradient to hold it against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from crosscheck.homework import Data, Homework, Role
from crosscheck.judge.asking.questioning import Student
from crosscheck.submissions.outcomes import Failed, Returned, Visited
from crosscheck.submissions.probes import Array

STEPS = 4
# A factor to the homework's eta, so that a constant in place of the argument shows; no whole multiple either.
ETA_FACTOR = 1.7
OFFSET = 0.1  # of the start from the homework's, times the entry's number, so that a global in place of it shows
AFTER_LAST, ALL_PARAMS = "the parameters after the last step", "the parameters before the first and after each step"


@dataclass(frozen=True)
class AskedDescent:
    """A descent from a start and with a step size that are not the homework's.

    `data` holds the labels in the shape in which the submission keeps them.
    """

    student: Student
    homework: Homework
    data: Data

    @property
    def name(self) -> str:
        """Return the function's name."""
        return self.homework.by_role[Role.DESCENT].name

    @property
    def eta(self) -> float:
        """Return the step size that is passed."""
        return ETA_FACTOR * self.homework.eta

    @cached_property
    def start(self) -> Array:
        """Return where the descent is told to start, shape (P,)."""
        return self.data.initial + OFFSET * np.arange(self.data.initial.size)

    @property
    def arguments(self) -> list[Array]:
        """Return the arguments, in the function's own order."""
        values = {"params": self.start, "points": self.data.X, "labels": self.data.y}
        function = self.homework.by_role[Role.DESCENT]
        return [values[slot] for slot in function.arguments.values() if slot in values]

    @property
    def named(self) -> dict[str, float | int]:
        """Return the arguments that are passed by name: how long the steps are, and how many."""
        function = self.homework.by_role[Role.DESCENT]
        return {function.named("eta"): self.eta, function.named("n_steps"): STEPS}

    def trace(self) -> tuple[Returned | Failed, Visited]:
        """Call the function, recording at which parameters it asks for losses and gradients."""
        given = [argument.copy() for argument in self.arguments]
        return self.student.trace(given, self.named)

    def each(self, role: Role, path: Sequence[Array] | Array) -> Array | None:
        """Call the submission's loss or gradient at each set of parameters; None if it fails."""
        function = self.homework.by_role[role]
        calls = [call for params in path for call in function.calls(params, self.data.X, self.data.y)]
        outcomes = [self.student.call(function.name, *call) for call in calls]
        values = [outcome.value.reshape(-1) for outcome in outcomes if isinstance(outcome, Returned)]
        size = self.start.size if role is Role.GRADIENT else 1
        return np.array(values) if [value.size for value in values] == [size] * len(path) else None

    def path(self, n_steps: int) -> Array | None:
        """Descend by the submission's own gradient: (n_steps + 1, P); None if it fails on the way."""
        path = [self.start]
        for _ in range(n_steps):
            gradient = self.each(Role.GRADIENT, path[-1:])
            if gradient is None:
                return None
            path.append(path[-1] - self.eta * gradient[0])
        return np.array(path)

    @cached_property
    def steepest(self) -> Array:
        """Descend by the reference's gradient: (STEPS + 1, P)."""
        path, reference = [self.start], self.homework.reference
        gradient = self.homework.by_role[Role.GRADIENT].name
        for _ in range(STEPS):
            slope = reference.values(path[-1], self.data.X, self.data.y)[gradient]
            path.append(path[-1] - self.eta * slope)
        return np.array(path)

    def promised(self, value: Array, path: Array) -> tuple[str, Array | None]:
        """Return what a value of this shape would be, in words and numbers; None for what has no such shape."""
        if value.size == self.start.size:
            return AFTER_LAST, path[-1].reshape(value.shape)
        if value.size == path.size:
            return ALL_PARAMS, path.reshape(value.shape)
        if value.size == len(path):
            losses = self.each(Role.OBJECTIVE, path)
            what = f"the {self.homework.by_role[Role.OBJECTIVE].name} before the first and after each step"
            return what, None if losses is None else losses.reshape(value.shape)
        return "", None
