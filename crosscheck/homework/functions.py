"""The functions that a homework asks for, and the parameters that it packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias

from crosscheck.submissions.probes import Array

Slot: TypeAlias = Literal["params", "point", "points", "labels", "eta", "n_steps"]  # what an argument is


class Role(StrEnum):
    """What a function computes, and so what it is judged by."""

    OUTPUTS = "outputs"  # the network's output at one point
    OBJECTIVE = "objective"  # the loss
    GRADIENT = "gradient"  # its derivatives, packed like the parameters
    DESCENT = "descent"  # steps along the gradient


@dataclass(frozen=True)
class Function:
    """A function that the homework asks for.

    Attributes
    ----------
    name : str
    role : Role
    arguments : mapping of str to Slot
        The arguments' names in the homework's order, and what each is. A descent is passed "eta" and "n_steps" by name.
    """

    name: str
    role: Role
    arguments: Mapping[str, Slot]

    def slot(self, slot: Slot) -> int | None:
        """Return the position of the argument of this kind; None if there is none."""
        slots = list(self.arguments.values())
        return slots.index(slot) if slot in slots else None

    def named(self, slot: Slot) -> str:
        """Return the name of the argument of this kind."""
        return next(name for name, own in self.arguments.items() if own == slot)

    @cached_property
    def of_one_point(self) -> bool:
        """Whether it is called point by point, as its docstring promises no more."""
        return "point" in self.arguments.values()

    def calls(self, params: Array, X: Array, y: Array) -> list[tuple[Array, ...]]:
        """Return the calls that a question takes: one, or one for each point. All arguments are copies."""
        each = []
        for points in X if self.of_one_point else [X]:
            values = {"params": params, "point": points, "points": points, "labels": y}
            each.append(tuple([values[slot].copy() for slot in self.arguments.values()]))
        return each


@dataclass(frozen=True)
class Parameters:
    """The packed parameters: their names in order, the blocks of the packing, and those of each hidden unit."""

    names: tuple[str, ...]
    blocks: Mapping[str, slice]
    units: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __len__(self) -> int:
        return len(self.names)
