"""A topic measured on both sides, and every quantity of the one held against the other's, entry by entry."""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any

import numpy as np

from crosscheck.automates.bounded import Bounded, rounding
from crosscheck.automates.topic import (
    Allowed,
    Axis,
    Measured,
    Mistake,
    Numbers,
    Quantities,
    Side,
    Start,
    Topic,
    lines_of_code,
)
from crosscheck.optional import needed_for

FAR = 1000  # times its tolerance: a difference beyond that is no matter of rounding


@dataclass(frozen=True)
class Quantity:
    """How far apart the two sides are in one quantity, at the entry where that is the largest part of what is allowed.

    Of a quantity that goes step by step and is not within its tolerance, at the first such step; of several differences
    far beyond it, the largest.
    """

    name: str
    where: str  # the entry, in words; "" for a single number
    by_hand: float
    torch: float
    difference: float
    tolerance: float
    reason: str

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
        Of the wall, by side, in a second run: what is imported or compiled at the first call is not in them. Of a topic
        that is measured once, of that run.
    mistaken : tuple of Quantity
        The quantities once more, with the topic's mistake in the code of one side; empty if that was not asked for.
    """

    topic: Topic
    quantities: tuple[Quantity, ...]
    lines: Mapping[str, int]
    seconds: Mapping[str, float]
    mistaken: tuple[Quantity, ...] = ()

    @property
    def agree(self) -> bool:
        """Whether every quantity is within its tolerance."""
        return all(quantity.within for quantity in self.quantities)

    @property
    def seen(self) -> tuple[Quantity, ...]:
        """The quantities in which the mistake is seen."""
        return tuple(one for one in self.mistaken if not one.within)


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


def compare(topic: Topic, start: Start, with_mistake: bool = False) -> Compared:
    """Measure a topic on both sides and compare all that it says must be equal.

    Parameters
    ----------
    topic : Topic
    start : Start
    with_mistake : bool
        Whether to measure the topic's mistake as well.

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
        for _ in range(1 if topic.once else 2):
            began = time.perf_counter()
            quantities = topic.measure(side, start)
            seconds[side.name] = time.perf_counter() - began
        measured.append(_all_numbers(quantities))
    allowed = tolerances(topic, both[0], start, measured[0])
    mistaken: tuple[Quantity, ...] = ()
    if with_mistake:
        pair = [
            _mistaken(topic, side, start) if side.name == topic.mistake.side else right
            for side, right in zip(both, measured, strict=True)
        ]
        mistaken = _each_compared(topic, pair, allowed)
    lines: dict[str, int] = {side.name: lines_of_code(side.source) for side in both}
    return Compared(topic, _each_compared(topic, measured, allowed), lines, seconds, mistaken)


def tolerances(topic: Topic, by_hand: Side, start: Start, measured: Measured | None = None) -> Mapping[str, Allowed]:
    """Return how far each quantity may differ; `measured` is what the side by hand returns, if that is known."""
    if topic.allowed is None:
        carried = topic.measure(replace(by_hand, given=Bounded), start)
        return {name: rounding(one) for name, one in carried.items()}
    with np.errstate(all="ignore"):  # of numbers that are wrong
        return topic.allowed(start, measured or _all_numbers(topic.measure(by_hand, start)))


def _mistaken(topic: Topic, side: Side, start: Start) -> Measured:
    """Measure one side of a topic with its mistake made."""
    with _with_mistake(side, topic.mistake) as mistaken, np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a mistake does to the numbers is shown, whether it is warned of or not
        return _all_numbers(topic.measure(mistaken, start))


@contextmanager
def _with_mistake(side: Side, mistake: Mistake) -> Iterator[Side]:
    """Make a mistake: yield the side with a module of its own, from a file, so that other processes find it as well."""
    module = f"{side.code.__name__.replace('.', '_')}_mistaken"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"{module}.py").write_text(mistake.made_in(side.source), encoding="utf-8")
        sys.path.insert(0, folder)
        invalidate_caches()
        try:
            yield replace(side, code=import_module(module))
        finally:
            sys.path.remove(folder)
            sys.modules.pop(module, None)


def _each_compared(topic: Topic, measured: list[Measured], allowed: Mapping[str, Allowed]) -> tuple[Quantity, ...]:
    """Compare all quantities, each at the entry that says most."""
    by_hand, torch = measured
    if not by_hand.keys() == torch.keys() == allowed.keys():
        raise ValueError(f"{topic.name}: the two sides and the tolerances name {[*by_hand]}, {[*torch]}, {[*allowed]}")
    return tuple(
        _compared(name, by_hand[name], torch[name], allowed[name], topic.axes.get(name, ())) for name in by_hand
    )


@np.errstate(invalid="ignore", over="ignore")  # inf - inf is NaN, and NaN is not within
def _compared(name: str, by_hand: Numbers, torch: Numbers, allowed: Allowed, axes: tuple[Axis, ...]) -> Quantity:
    if by_hand.shape != torch.shape:
        raise ValueError(f"{name} has shape {by_hand.shape} by hand and {torch.shape} in torch")
    if by_hand.size == 0:
        raise ValueError(f"{name} is empty")
    same = (by_hand == torch) | (np.isnan(by_hand) & np.isnan(torch))
    difference = np.where(same, 0.0, np.abs(by_hand - torch).astype(float))
    tolerances = np.broadcast_to(np.asarray(allowed.difference, dtype=float), difference.shape)
    index = _telling(difference, tolerances, axes)
    return Quantity(
        name,
        _named(index, axes),
        float(by_hand[index]),
        float(torch[index]),
        float(difference[index]),
        float(tolerances[index]),
        allowed.reason,
    )


def _telling(difference: Numbers, tolerance: Numbers, axes: tuple[Axis, ...]) -> tuple[int, ...]:
    """Return the index of the largest part of what is allowed; of steps, at the first not within.

    Of several that are far beyond it, it is the largest difference: 0 for 1 says more than 0 for 1e-277.
    """
    difference = np.nan_to_num(difference, nan=np.inf, posinf=np.inf)
    part = np.divide(difference, tolerance, out=np.where(difference == 0, 0.0, np.inf), where=tolerance > 0)
    size = np.where(part >= FAR, difference, 0.0) if (part >= FAR).any() else part
    if axes[:1] == ("step",):
        beyond = (part > 1).reshape(len(part), -1).any(axis=1)
        if beyond.any():
            first = int(beyond.argmax())
            inner = np.unravel_index(int(size[first].argmax()), size[first].shape)
            return (first, *map(int, inner))
    return tuple(map(int, np.unravel_index(int(size.argmax()), size.shape)))


def _named(index: tuple[int, ...], axes: tuple[Axis, ...]) -> str:
    names = [axis[i] if isinstance(axis, tuple) else f"{axis} {i}" for i, axis in zip(index, axes, strict=False)]
    return ", ".join(names) if axes else ", ".join(map(str, index))


def _all_numbers(quantities: Quantities) -> Measured:
    return {name: _numbers(value) for name, value in quantities.items()}


def _numbers(value: Any) -> Numbers:
    """Return what a side returned as an array of numbers, in its own precision."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
        value = value.numpy() if str(value.dtype) != "torch.bfloat16" else value.float().numpy()
    return np.asarray(value)
