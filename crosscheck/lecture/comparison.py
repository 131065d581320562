"""A topic measured on both sides, and every quantity of the two sides compared, entry by entry."""

import ast
import re
import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

import numpy as np

from crosscheck.homework.circles.run import Question, Row
from crosscheck.lecture.bounded import carrying, rounding
from crosscheck.lecture.topic import BIT_FOR_BIT, USUAL, Allowed, Numbers, Quantities, Side, Start, Topic
from crosscheck.optional import needed_for

FAR = 1000  # in tolerances: a larger difference is not due to rounding


@dataclass(frozen=True)
class Compared:
    """Both sides of a topic, compared: a row for each quantity, at its most significant entry.

    This is the entry with the largest difference, if all are within their tolerances or some are far beyond; else the
    one with the largest ratio to its tolerance. If a quantity has steps, it is at the first step that is not within
    its tolerance.
    """

    topic: Topic
    rows: tuple[Row, ...]
    reasons: Mapping[str, str]  # for the tolerances, by quantity
    lines: Mapping[str, int]  # lines of code that the topic is about, by side
    seconds: Mapping[str, float]  # wall time by side, of the second run, unless the topic is measured once
    telling: Mapping[str, tuple[float, float]]  # the numbers that carry the topic's point, by hand and in torch
    mistaken: tuple[Row, ...] = ()  # the rows with the topic's mistake, if requested

    @property
    def agree(self) -> bool:
        """Whether every quantity is within its tolerance."""
        return all(row.within for row in self.rows)

    @property
    def seen(self) -> tuple[Row, ...]:
        """The rows that show the mistake."""
        return tuple(row for row in self.mistaken if not row.within)

    def told(self, row: Row) -> str:
        """Write a row in words."""
        name, at = row.question.quantity, f" at {row.entry}" if row.entry else ""
        apart = f"difference {row.apart:.3g}, tolerance {row.allowed:.2g} ({self.reasons[name]})"
        return f"{name}{at} is {row.obtained!r} by hand and {row.expected!r} in torch, {apart}"


def sides(topic: str) -> tuple[Side, Side]:
    """Load both codes of a topic; MissingPackageError if torch is not installed."""
    with needed_for("Half of every topic"):
        import torch
    by_hand, in_torch = (import_module(f"{package}.topics.{topic}") for package in ("manual", "torch_ref"))
    return Side("by hand", by_hand, np.array), Side("torch", in_torch, torch.tensor)


def compare(topic: Topic, start: Start, with_mistake: bool = False) -> Compared:
    """Measure a topic on both sides, and its mistake if requested, and compare all quantities that must be equal.

    Raises
    ------
    MissingPackageError
        If torch is not installed.
    ValueError
        If the two sides return different quantities or shapes: a mistake in the topic's code.
    """
    both: dict[str, Side] = {side.name: side for side in sides(topic.name)}
    measured, seconds = dict[str, Mapping[str, Numbers]](), dict[str, float]()
    for name, side in both.items():
        for _ in range(1 if topic.once else 2):
            began = time.perf_counter()
            quantities = topic.measure(side, start)
            seconds[name] = time.perf_counter() - began
        measured[name] = {quantity: numbers(value) for quantity, value in quantities.items()}
    allowed = tolerances(topic, both["by hand"], start, measured["by hand"])
    mistaken: tuple[Row, ...] = ()
    if with_mistake:
        side = topic.mistake.changed([*both.values()])
        mistaken = _held(topic, measured | {side.name: _mistaken(topic, side, start)}, allowed)
    reasons = {name: one.reason for name, one in allowed.items()}
    cores = zip(both.values(), topic.core, strict=True)
    lines: dict[str, int] = {side.name: len(lines_about(code(side.source), core)) for side, core in cores}
    first, second = (topic.telling(start, measured[name]) for name in both)
    telling = {what: (float(first[what]), float(second[what])) for what in first}
    return Compared(topic, _held(topic, measured, allowed), reasons, lines, seconds, telling, mistaken)


def tolerances(topic: Topic, by_hand: Side, start: Start, measured: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Return how far each quantity may differ; `measured` is what the side by hand returned."""
    if topic.allowed is None:
        return {name: rounding(one) for name, one in topic.measure(carrying(by_hand), start).items()}
    with np.errstate(all="ignore"):  # the numbers may be wrong
        return {**dict.fromkeys(measured, BIT_FOR_BIT), **topic.allowed(start, measured)}


def _mistaken(topic: Topic, side: Side, start: Start) -> Mapping[str, Numbers]:
    """Measure one side of a topic with its mistake made."""
    mistaken = side._replace(code=ModuleType(f"{side.code.__name__}_mistaken"))
    exec(topic.mistake.made_in(side.source), vars(mistaken.code))
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the effect of a mistake is shown, with a warning or without
        return {name: numbers(value) for name, value in topic.measure(mistaken, start).items()}


def _held(topic: Topic, measured: Mapping[str, Quantities], allowed: Mapping[str, Allowed]) -> tuple[Row, ...]:
    by_hand, torch = measured["by hand"], measured["torch"]
    if not by_hand.keys() == torch.keys() == allowed.keys():
        raise ValueError(f"{topic.name}: the two sides and the tolerances name {[*by_hand]}, {[*torch]}, {[*allowed]}")
    return tuple(_row(topic, name, by_hand[name], torch[name], allowed[name].difference) for name in by_hand)


@np.errstate(invalid="ignore", over="ignore")  # inf - inf is NaN, and NaN is not within
def _row(topic: Topic, name: str, by_hand: Numbers, torch: Numbers, allowed: Any) -> Row:
    """Compare a quantity at its most significant entry."""
    if by_hand.shape != torch.shape:
        raise ValueError(f"{name} has shape {by_hand.shape} by hand and {torch.shape} in torch")
    same = (by_hand == torch) | (np.isnan(by_hand) & np.isnan(torch))
    apart = np.where(same, 0.0, np.abs(by_hand - torch).astype(float))
    tolerance = np.broadcast_to(np.asarray(allowed, dtype=float), apart.shape)
    axes = topic.axes.get(name) or tuple(USUAL.get(n, "") for n in apart.shape)
    index = _telling(apart, tolerance, axes[:1] == ("step",))
    named = zip(index, axes, strict=False)
    entry = ", ".join(axis[i] if isinstance(axis, tuple) else f"{axis} {i}".strip() for i, axis in named)
    said = (float(values[index]) for values in (by_hand, torch, tolerance, apart))
    return Row(Question("by hand", name, "torch"), entry, *said)


def _telling(apart: Numbers, tolerance: Numbers, steps: bool) -> tuple[int, ...]:
    """Return the index of the entry that `Compared` shows."""
    apart = np.nan_to_num(apart, nan=np.inf, posinf=np.inf)
    part = np.divide(apart, tolerance, out=np.where(apart == 0, 0.0, np.inf), where=tolerance > 0)
    size = part if 1 < part.max() < FAR else np.where(part >= FAR, apart, 0.0) if part.max() >= FAR else apart
    if steps:
        beyond = (part > 1).reshape(len(part), -1).any(axis=1)
        if beyond.any():
            size[np.arange(len(part)) != beyond.argmax()] = -1.0
    return tuple(map(int, np.unravel_index(int(size.argmax()), size.shape)))


def numbers(value: Any) -> Numbers:
    """Return a side's value as an array of numbers, in its own precision."""
    return np.asarray(value.detach() if hasattr(value, "detach") else value)


# The lines of code that a topic is about


def code(source: str) -> str:
    """Return a module's code without its docstring, and with one blank line where there are two."""
    lines = source.splitlines()[ast.parse(source).body[0].end_lineno :]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip("\n"))


def lines_about(source: str, core: tuple[str, ...]) -> list[int]:
    """Return the line numbers of the statements that begin with one of `core`, without comments and docstrings.

    For a function or class these are all its lines; for a loop or branch, its head.
    """
    rows, found, texts = source.splitlines(), set(), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            inner = [] if isinstance(node, ast.FunctionDef | ast.ClassDef) else getattr(node, "body", [])
            lines = range(node.lineno, inner[0].lineno if inner else (node.end_lineno or 0) + 1)
            found |= {*lines} if rows[node.lineno - 1].lstrip().startswith(core) else set()
            texts |= {*lines} if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) else set()
    return [i for i in sorted(found - texts) if (row := rows[i - 1].strip()) and not row.startswith("#")]
