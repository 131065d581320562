"""What a function uses in place of its arguments: a global of the homework, or what it kept of an earlier call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.conduct.calls import is_expected
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.behaviour import (
    DEPENDS_ON_EARLIER_CALLS,
    USES_GLOBAL_DATA,
    USES_GLOBAL_INITIAL,
    USES_GLOBAL_INITIAL_AND_DATA,
)
from crosscheck.mistakes.matching import same
from crosscheck.mistakes.programs import Values
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, RIGHT
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

Substitute: TypeAlias = tuple[Finding, Callable[[Probe], Array]]  # what is told, and the answers that it brings


def global_state(e: Evidence, _differing: Sequence[Answer], so_far: JudgedSoFar) -> Iterator[Finding]:
    """Name the global that a function uses in place of its argument, if its answers are those of the global."""
    own_data = next((answer.probe for answer in e.answers if answer.probe.kind == "homework"), None)
    most = np.inf if own_data is None else own_data.y.size  # points that the global data have to offer
    elsewhere = [a for a in e.valued if a.fresh and a.probe.y.size <= most]
    if len(elsewhere) < 2:
        return
    for found, candidate in _candidates(e, own_data):
        if all(same(np.asarray(a.value), candidate(a.probe)) for a in elsewhere):
            kept = found.kind == USES_GLOBAL_INITIAL.kind and _keeps_what_came_first(e, so_far, elsewhere)
            yield e.homework.finding(DEPENDS_ON_EARLIER_CALLS) if kept else found
            return


def _candidates(e: Evidence, own_data: Probe | None) -> Iterator[Substitute]:
    """Yield what may be used in place of an argument, and the answers that it brings."""
    yield from _of_initial(e)
    if own_data is not None and e.role is not Role.OUTPUTS:
        yield from _of_data(e, own_data)


def _of_initial(e: Evidence) -> Iterator[Substitute]:
    homework, initial, positions = e.homework, e.homework.data.initial, np.arange(len(e.homework.parameters))
    called = f"the global `{homework.globals['initial']}`"

    def told(what: str) -> Finding:
        return homework.finding(USES_GLOBAL_INITIAL, what=what)

    def with_block(block: slice, probe: Probe) -> Array:
        params = np.where(np.isin(positions, positions[block]), initial, probe.params)
        return _reference(e, probe, params=params)

    yield told(called), lambda probe: _reference(e, probe, params=initial)
    for name, block in homework.parameters.blocks.items():
        yield told(f"the {name} of {called}"), partial(with_block, block)
    if e.role is Role.GRADIENT:
        book, u = homework.catalogue.textbook, homework.catalogue.hidden[2]
        (first, *_) = book.values(replace(e.answers[0].probe, params=positions.astype(float)))[u]
        name = next(name for name, block in homework.parameters.blocks.items() if block.start <= first < block.stop)

        def at_initial(probe: Probe) -> Array:
            return _back(e, probe, {u: book.values(replace(probe, params=initial))[u]})

        yield told(f"the {name} of {called}, on the way back"), at_initial


def _of_data(e: Evidence, own_data: Probe) -> Iterator[Substitute]:
    homework, X, y = e.homework, own_data.X, own_data.y
    name_X, name_y = homework.globals["X"], homework.globals["y"]

    def told(data: str) -> Finding:
        return homework.finding(USES_GLOBAL_DATA, data=data)

    of_both, of_labels, of_points = told(f"{name_X} and {name_y}"), told(name_y), told(name_X)
    yield of_both, lambda probe: _reference(e, probe, X=X, y=y)
    yield of_both, lambda probe: _reference(e, probe, X=X[: probe.y.size], y=y[: probe.y.size])
    yield of_labels, lambda probe: _reference(e, probe, y=y[: len(probe.X)])
    if e.role is Role.OBJECTIVE:
        yield of_labels, lambda probe: _broadcast(e, probe, y.reshape(-1))
        yield of_labels, lambda probe: _broadcast(e, probe, y.reshape(-1, 1))
    yield of_points, lambda probe: _reference(e, probe, X=_as_many(X, probe), y=_labels(X, probe))
    yield (
        homework.finding(USES_GLOBAL_INITIAL_AND_DATA),
        lambda probe: _reference(e, probe, params=homework.data.initial, X=X, y=y),
    )
    if e.role is Role.GRADIENT:
        yield told(f"{name_X} on the way forwards"), lambda probe: _at_points_forwards(e, X, probe)
        yield told(f"{name_X} on the way back"), lambda probe: _with_points_back(e, probe, X[: probe.y.size])


def _keeps_what_came_first(e: Evidence, so_far: JudgedSoFar, answers: list[Answer]) -> bool:
    """Return whether a wrong answer becomes right once nothing has been asked before: what was kept looked like `initial`.

    The submission is left as it was found: with `initial` the first that it was asked at.
    """
    probe, student, function = next(a for a in answers if not a.agrees).probe, so_far.student, e.function
    if not student.reload():
        return False
    (outcome,) = student.call_each(function.name, function.calls(probe.params, probe.X, probe.y)[:1])
    right = is_expected(outcome, function, probe)
    student.reload()
    student.call_each(function.name, function.calls(e.homework.data.initial, probe.X, probe.y)[:1])
    return right


def _broadcast(e: Evidence, probe: Probe, labels: Array) -> Array:
    """Compute the loss of every label that meets an output when they are broadcast; NaN if they cannot be."""
    catalogue = e.homework.catalogue
    edit = catalogue.broadcast and catalogue.broadcast.edits[0]
    value = catalogue.textbook.objective(edit, RIGHT, replace(probe, y=labels)) if edit else None
    return np.asarray(np.nan) if value is None else value


def _as_many(X: Array, probe: Probe) -> Array:
    """Return the points that are met by the probe's labels: as many, or all by a single one, which is broadcast."""
    return X[: probe.y.size] if probe.y.size > 1 else X


def _labels(X: Array, probe: Probe) -> Array:
    return np.broadcast_to(probe.y.reshape(-1), len(_as_many(X, probe)))


def _at_points_forwards(e: Evidence, X: Array, probe: Probe) -> Array:
    """Compute the gradient of a forward pass at the global points, which meets the argument's on its way back."""
    points = _as_many(X, probe)
    there = replace(probe, X=points, y=_labels(X, probe))
    return _with_points_back(e, there, np.broadcast_to(probe.X, points.shape))


def _with_points_back(e: Evidence, probe: Probe, X: Array) -> Array:
    """Compute the gradient whose way back is that of other points."""
    book = e.homework.catalogue.textbook
    return _back(e, probe, book.of_points(replace(probe, X=X)))


def _back(e: Evidence, probe: Probe, values: Values) -> Array:
    """Compute the gradient with other values on the way back."""
    gradient = e.homework.catalogue.textbook.after(OBJECTIVE, GRADIENT, probe, values)
    return np.full(probe.params.shape, np.nan) if gradient is None else gradient


def _reference(
    e: Evidence, probe: Probe, params: Array | None = None, X: Array | None = None, y: Array | None = None
) -> Array:
    """Compute the reference's answer at a probe with some of its arguments replaced."""
    values = probe.reference.values(
        probe.params if params is None else params, probe.X if X is None else X, probe.y if y is None else y
    )
    return values[e.function.name]
