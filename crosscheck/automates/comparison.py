"""A topic measured on both sides, and every quantity of the one held against the other's, entry by entry."""

from __future__ import annotations

import io
import time
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from crosscheck.automates.topic import Axis, Numbers, Side, Start, Topic
from crosscheck.optional import needed_for

COMMENTS = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


@dataclass(frozen=True)
class Quantity:
    """How far apart the two sides are in one quantity, at the entry where that is the largest part of what is allowed.

    Of a quantity that goes step by step and is not within its tolerance, at the first such step.
    """

    name: str
    difference: float
    tolerance: float
    reason: str
    where: str  # the entry, in words; "" for a single number
    by_hand: float
    torch: float

    @property
    def within(self) -> bool:
        """Whether the difference is allowed; NaN is not."""
        return self.difference <= self.tolerance

    def __str__(self) -> str:
        at = f" at {self.where}" if self.where else ""
        return (
            f"{self.name}{at} is {self.by_hand!r} by hand and {self.torch!r} in torch, "
            f"difference {self.difference:.3g}, tolerance {self.tolerance:.2g} ({self.reason})"
        )


@dataclass(frozen=True)
class Compared:
    """Both sides of a topic, measured and compared.

    Attributes
    ----------
    lines : mapping of str to int
        Lines of code by side, without blank ones, comments and docstrings.
    seconds : mapping of str to float
        Of the wall, by side.
    """

    topic: Topic
    quantities: tuple[Quantity, ...]
    lines: Mapping[str, int]
    seconds: Mapping[str, float]

    @property
    def agree(self) -> bool:
        """Whether every quantity is within its tolerance."""
        return all(quantity.within for quantity in self.quantities)


def sides(topic: Topic) -> tuple[Side, Side]:
    """Load both codes of a topic.

    Raises
    ------
    MissingPackageError
        If torch is not installed.
    """
    with needed_for("Half of every topic"):
        import torch
    by_hand, in_torch = (import_module(f"{package}.topics.{topic.name}") for package in ("manual", "torch_ref"))
    return Side("by hand", by_hand, np.array), Side("torch", in_torch, torch.tensor)


def compare(topic: Topic, start: Start) -> Compared:
    """Measure a topic on both sides and compare all that it says must be equal.

    Raises
    ------
    MissingPackageError
        If torch is not installed.
    ValueError
        If the two sides differ in what they return or in its shape: a mistake of the topic's code.
    """
    both = sides(topic)
    measured, seconds = [], dict[str, float]()
    for side in both:
        began = time.perf_counter()
        quantities = topic.measure(side, start)
        seconds[side.name] = time.perf_counter() - began
        measured.append({name: _numbers(value) for name, value in quantities.items()})
    by_hand, torch = measured
    with np.errstate(all="ignore"):  # of numbers that are wrong
        allowed = topic.allowed(start, by_hand)
    if not by_hand.keys() == torch.keys() == allowed.keys():
        raise ValueError(f"{topic.name}: the two sides and the tolerances name {[*by_hand]}, {[*torch]}, {[*allowed]}")
    each = [
        _compared(
            name, by_hand[name], torch[name], allowed[name].difference, allowed[name].reason, topic.axes.get(name, ())
        )
        for name in by_hand
    ]
    lines: dict[str, int] = {
        side.name: lines_of_code(Path(side.code.__file__).read_text(encoding="utf-8")) for side in both
    }
    return Compared(topic, tuple(each), lines, seconds)


def lines_of_code(source: str) -> int:
    """Count the lines that hold code: no blank ones, no comments, no strings that stand alone."""
    lines: set[int] = set()
    statement: list[tokenize.TokenInfo] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NEWLINE:
            if [one.type for one in statement] != [tokenize.STRING]:
                lines |= {line for one in statement for line in range(one.start[0], one.end[0] + 1)}
            statement = []
        elif token.type not in COMMENTS:
            statement.append(token)
    return len(lines)


@np.errstate(invalid="ignore", over="ignore")  # inf - inf is NaN, and NaN is not within
def _compared(
    name: str, by_hand: Numbers, torch: Numbers, tolerance: Any, reason: str, axes: tuple[Axis, ...]
) -> Quantity:
    if by_hand.shape != torch.shape:
        raise ValueError(f"{name} has shape {by_hand.shape} by hand and {torch.shape} in torch")
    if by_hand.size == 0:
        raise ValueError(f"{name} is empty")
    same = (by_hand == torch) | (np.isnan(by_hand) & np.isnan(torch))
    difference = np.where(same, 0.0, np.abs(by_hand - torch).astype(float))
    tolerances = np.broadcast_to(np.asarray(tolerance, dtype=float), difference.shape)
    index = _telling(difference, tolerances, axes)
    return Quantity(
        name,
        float(difference[index]),
        float(tolerances[index]),
        reason,
        _named(index, axes),
        float(by_hand[index]),
        float(torch[index]),
    )


def _telling(difference: Numbers, tolerance: Numbers, axes: tuple[Axis, ...]) -> tuple[int, ...]:
    """Return the index of the largest part of what is allowed; of steps, at the first one that is not within."""
    part = np.where(difference == 0, 0.0, difference / np.maximum(tolerance, np.finfo(float).tiny))
    part = np.nan_to_num(part, nan=np.inf, posinf=np.inf)
    if axes[:1] == ("step",):
        beyond = (part > 1).reshape(len(part), -1).any(axis=1)
        if beyond.any():
            first = int(beyond.argmax())
            inner = np.unravel_index(int(part[first].argmax()), part[first].shape)
            return (first, *map(int, inner))
    return tuple(map(int, np.unravel_index(int(part.argmax()), part.shape)))


def _named(index: tuple[int, ...], axes: tuple[Axis, ...]) -> str:
    names = [axis[i] if isinstance(axis, tuple) else f"{axis} {i}" for i, axis in zip(index, axes, strict=False)]
    return ", ".join(names) if axes else ", ".join(map(str, index))


def _numbers(value: Any) -> Numbers:
    """Return what a side returned as an array of numbers, in its own precision."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
        value = value.numpy() if str(value.dtype) != "torch.bfloat16" else value.float().numpy()
    return np.asarray(value)
