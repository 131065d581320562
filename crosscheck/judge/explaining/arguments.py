"""What a function does with its arguments: it uses a global in place of one, or its answer does not depend on one."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

import numpy as np

from crosscheck.homework.network import NetworkHomework
from crosscheck.homework.parts import Function, Role
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.asking.questioning import ask, numbers
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.matching import same
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, RIGHT, Values
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding, joined

Substitute: TypeAlias = tuple[Finding, Callable[[Probe], Array]]  # the finding, and the answers that it predicts


def global_state(e: Evidence, _differing: Sequence[Answer], context: Context) -> Iterator[Finding]:
    """Name the global that a function uses in place of its argument, if that gives its answers."""
    own_data = next((answer.probe for answer in e.answers if answer.probe.kind == "homework"), None)
    most = np.inf if own_data is None else own_data.y.size  # number of points of the global data
    few = [a for a in e.valued if a.fresh and a.probe.y.size <= most]
    # With global parameters the output may saturate, and the answer is no number. Such answers show nothing.
    elsewhere = [a for a in few if np.isfinite(a.numbers).all()]
    if len(elsewhere) < 2 or all(own_data and np.array_equal(a.probe.X, own_data.X) for a in elsewhere):
        return  # all were asked at the homework's own data, so that none shows which data are used
    of_data = _of_data(e, own_data) if own_data is not None and e.role is not Role.OUTPUTS else ()
    for found, candidate in itertools.chain(_of_initial(e), of_data):
        if all(same(a.numbers, candidate(a.probe)) for a in elsewhere):
            kept = found.kind == "uses-global-initial" and _keeps_what_came_first(e, context, elsewhere)
            yield e.finding("depends-on-earlier-calls") if kept else found
            return


def _of_initial(e: Evidence) -> Iterator[Substitute]:
    homework, initial, positions = e.homework, e.homework.data.initial, np.arange(len(e.homework.parameters))
    called = f"the global `{homework.globals['initial']}`"

    told = partial(homework.finding, "uses-global-initial")

    def with_block(block: slice, probe: Probe) -> Array:
        return _reference(e, probe, params=np.where(np.isin(positions, positions[block]), initial, probe.params))

    yield told(what=called), lambda probe: _reference(e, probe, params=initial)
    for name, block in homework.parameters.blocks.items():
        yield told(what=f"the {name} of {called}"), partial(with_block, block)
    if e.role is Role.GRADIENT:
        book, u = homework.catalogue.textbook, homework.catalogue.hidden[2]
        (first, *_) = book.values(replace(e.answers[0].probe, params=positions.astype(float)))[u]
        name = next(name for name, block in homework.parameters.blocks.items() if block.start <= first < block.stop)
        found = told(what=f"the {name} of {called}, on the way back")
        yield found, lambda probe: _back(e, probe, {u: book.values(replace(probe, params=initial))[u]})


def _of_data(e: Evidence, own_data: Probe) -> Iterator[Substitute]:
    homework, X, y = e.homework, own_data.X, own_data.y
    name_X, name_y = homework.globals["X"], homework.globals["y"]
    told = partial(homework.finding, "uses-global-data")
    of_both, of_labels, of_points = told(data=f"{name_X} and {name_y}"), told(data=name_y), told(data=name_X)
    yield of_both, lambda probe: _reference(e, probe, X=X, y=y)
    yield of_both, lambda probe: _reference(e, probe, X=X[: probe.y.size], y=y[: probe.y.size])
    yield of_labels, lambda probe: _reference(e, probe, y=y[: len(probe.X)])
    if e.role is Role.OBJECTIVE:
        yield of_labels, lambda probe: _broadcast(e, probe, y.reshape(-1))
        yield of_labels, lambda probe: _broadcast(e, probe, y.reshape(-1, 1))
    yield of_points, lambda probe: _reference(e, probe, **_paired(X, probe))
    of_all = homework.finding("uses-global-initial-and-data")
    yield of_all, lambda probe: _reference(e, probe, params=homework.data.initial, X=X, y=y)
    if e.role is Role.GRADIENT:
        yield told(data=f"{name_X} on the way forwards"), lambda probe: _at_points_forwards(e, X, probe)
        yield told(data=f"{name_X} on the way back"), lambda probe: _with_points_back(e, probe, X[: probe.y.size])


def _keeps_what_came_first(e: Evidence, context: Context, answers: list[Answer]) -> bool:
    """Return whether a wrong answer is right if it is asked first.

    Then the function keeps the first parameters, which were `initial`. Afterwards the submission has this state again.
    """
    probe, student, function = next(a for a in answers if not a.agrees).probe, context.student, e.function
    if not student.reload():
        return False
    right = context.is_right_at(function, probe)
    student.reload()
    ask(student, function, [(e.homework.data.initial, probe.X, probe.y)])
    return right


def _broadcast(e: Evidence, probe: Probe, labels: Array) -> Array:
    """Compute the loss with labels and outputs broadcast against each other; NaN if they cannot be."""
    catalogue = e.homework.catalogue
    return catalogue.textbook.answer(replace(probe, y=labels), RIGHT, catalogue.broadcast.edits[0])


def _paired(X: Array, probe: Probe) -> dict[str, Any]:
    """Return as many points as the probe has labels. A single label is broadcast to all points."""
    points = X[: probe.y.size] if probe.y.size > 1 else X
    return {"X": points, "y": np.broadcast_to(probe.y.reshape(-1), len(points))}


def _at_points_forwards(e: Evidence, X: Array, probe: Probe) -> Array:
    """Compute the gradient with the forward pass at the global points and the backward pass at the argument's."""
    there = replace(probe, **_paired(X, probe))
    return _with_points_back(e, there, np.broadcast_to(probe.X, there.X.shape))


def _with_points_back(e: Evidence, probe: Probe, X: Array) -> Array:
    """Compute the gradient with the points of the backward pass replaced."""
    return _back(e, probe, e.homework.catalogue.textbook.of_points(replace(probe, X=X)))


def _back(e: Evidence, probe: Probe, values: Values) -> Array:
    """Compute the gradient with other values on the way back."""
    return e.homework.catalogue.textbook.answer(probe, RIGHT, wanted=GRADIENT, given=values, after=OBJECTIVE)


def _reference(e: Evidence, probe: Probe, **changed: Any) -> Array:
    """Compute the reference's answer at a probe with some of its arguments replaced."""
    return replace(probe, **changed).values[e.function.name]


SAME = 1e-12  # relative tolerance of equal answers: sums may be rounded in another order
SLIGHT = 1e-3  # relative change of all parameters and coordinates
PROBES = 12  # number of probes that must show an independence
MOVE = 0.3  # change of an argument at the first probe: its parameters are small, so that nothing saturates
AGAIN = (-1.0, 3.0)  # further changes, at all probes: a step function or a ReLU may not see a small one


def independence(e: Evidence, _differing: Sequence[Answer], context: Context) -> Iterator[Finding]:
    """Name the parameters, coordinates or labels that a wrong function does not depend on. New questions show this.

    There is no finding if the function depends on everything, or if its answers cannot be compared.
    """
    probes = [a.probe for a in e.answers if a.value is not None and (a.probe.gentle or a.fresh)]
    probes = sorted((probe for probe in probes if probe.y.size <= FEW), key=lambda probe: not probe.gentle)
    labels = [e.homework.globals["y"]] if e.function.slot("labels") is not None else []
    names: Sequence[str] = [*e.homework.parameters.names, *e.homework.coordinates, *labels]
    everything = len(names)
    if not probes or len(names) * e.cost.of(probes[0].y.size) > e.cost.free:
        return
    if any(_stands_still(context, e.function, probe) for probe in probes[:PROBES]):
        return  # it is a step function, which shows nothing
    for i, probe in enumerate(probes[:PROBES]):
        for move in AGAIN if i else (MOVE, *AGAIN):
            if not names or len(names) * e.cost.of(probe.y.size) > e.cost.free:
                break
            names = _without_effect(context, e.function, probe, names, move)
    if 0 < len(names) < everything:
        yield e.finding("independent-of-an-argument", what=joined(names, "or"))


def _without_effect(context: Context, function: Function, probe: Probe, names: Sequence[str], move: float) -> list[str]:
    """Return the names of the arguments whose change leaves the answers unchanged."""
    changes = [_changed(context.homework, probe, name, move) for name in names]
    before, *after = map(numbers, ask(context.student, function, [(probe.params, probe.X, probe.y), *changes]))
    if before is None:
        return []
    each = ((name, answer) for name, answer in zip(names, after, strict=True) if answer is not None)
    alike = ((name, answer) for name, answer in each if answer.shape == before.shape)
    return [name for name, answer in alike if np.allclose(answer, before, rtol=SAME, atol=0.0)]


def _stands_still(context: Context, function: Function, probe: Probe) -> bool:
    """Return whether the answer stays the same when all parameters and coordinates change a little."""
    ends = [(probe.params * factor, probe.X * factor, probe.y) for factor in (1.0, 1.0 + SLIGHT)]
    before, after = map(numbers, ask(context.student, function, ends))
    return before is not None and after is not None and np.array_equal(before, after)


def _changed(homework: NetworkHomework, probe: Probe, name: str, move: float) -> tuple[Array, Array, Array]:
    """Return the probe's params, X and y with one thing changed."""
    names, coordinates = homework.parameters.names, homework.coordinates
    if name in names:
        return probe.params + move * np.eye(len(names))[names.index(name)], probe.X, probe.y
    if name in coordinates:
        X = probe.X.copy()
        # The change is uneven: a function that normalises the points would undo an even one.
        X[:, coordinates.index(name)] += move * np.cos(np.arange(len(X)))
        return probe.params, X, probe.y
    y = probe.y.copy()
    y[::2] = 1 - y[::2] if np.isin(y, (0, 1)).all() else y[::2] + move
    return probe.params, probe.X, y
