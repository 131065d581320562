"""The parts of a homework: functions, packed parameters, data, published answers, and causes of lost digits."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.mistakes.mistake import Kind
from crosscheck.submissions.probes import Array

Slot: TypeAlias = Literal["params", "point", "points", "labels", "eta", "n_steps"]  # the kind of an argument


class Role(StrEnum):
    """What a function computes. The judge chooses its questions and checks by this."""

    OUTPUTS = "outputs"  # the network's output at one point
    OBJECTIVE = "objective"  # the loss
    GRADIENT = "gradient"  # its derivatives, packed like the parameters
    DESCENT = "descent"  # steps along the gradient


@dataclass(frozen=True, eq=False)
class Function:
    """A function that the homework asks for."""

    name: str
    role: Role
    #: The kind of each argument by its name, in the homework's order. A descent is passed "eta" and "n_steps" by name.
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
        """Whether it is called once for each point: the homework's docstring has one point as its argument."""
        return "point" in self.arguments.values()

    def calls(self, params: Array, X: Array, y: Array) -> list[tuple[Array, ...]]:
        """Return the arguments of each call for a question: one call, or one for each point."""
        each = []
        for points in X if self.of_one_point else [X]:
            values = {"params": params, "point": points, "points": points, "labels": y}
            each.append(tuple(map(values.__getitem__, self.arguments.values())))
        return each


@dataclass(frozen=True)
class Parameters:
    """The packed parameters: their names in order, and the blocks of the packing."""

    names: tuple[str, ...]
    blocks: Mapping[str, slice]

    def __len__(self) -> int:
        return len(self.names)

    def named(self, entries: npt.NDArray[np.bool_]) -> list[str]:
        """Return the names of the entries in a mask (P,). If all entries of a block are in it, the block is named."""
        names = list[str]()
        for block, of in self.blocks.items():
            those = [name for name, one in zip(self.names[of], entries[of], strict=True) if one]
            names += [block] if len(those) == len(entries[of]) else those
        return names


class Data(NamedTuple):
    """The homework's own data, as its notebook holds them."""

    X: Array  # points (N, D)
    y: Array  # labels (N,) or (N, 1), the shape in which the notebook passes them
    initial: Array  # starting point of the descent (P,)


class Published(NamedTuple):
    """One of the homework's own asserts: a call, and the answer in the homework's text."""

    function: str
    call: str  # as a student would write it
    #: Returns the call's arguments, given the data with labels in the shape that the submission uses.
    arguments: Callable[[Data], tuple[object, ...]]
    expected: float | tuple[float, ...]  # answers are rounded; one number is compared by ==, several by np.allclose
    decimals: int

    def holds(self, value: npt.ArrayLike) -> bool:
        """Return whether the homework's assert holds for a value, in the value's own precision."""
        numbers = np.asarray(value)
        rounded = np.round(numbers if numbers.dtype.kind == "f" else numbers.astype(float), self.decimals)
        if not isinstance(self.expected, tuple):
            return bool(rounded.size == 1 and rounded.reshape(()) == self.expected)
        with suppress(ValueError):  # a shape that does not broadcast
            return bool(np.allclose(rounded, self.expected, atol=10.0**-self.decimals))
        return False


class LostDigits(NamedTuple):
    """A cause of lost digits. It is a remark if enough digits are right, and a mistake if not."""

    kind: Kind | str
    of_wrong: Kind | str | None = None  # the kind to use if too few digits are right; `kind` if None
    numbers: Mapping[str, object] = MappingProxyType({})  # values for the finding's text
