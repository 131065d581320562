"""What a function leaves out of account: an argument, or a part of one, whose change leaves the answer unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from crosscheck.homework import Function, Homework
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.judge.explaining.symptoms.numbers import listed
from crosscheck.mistakes.symptoms import INDEPENDENT_OF_AN_ARGUMENT
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding

SAME = 1e-12  # relative: sums that are rounded in another way are as near
SLIGHT = 1e-3
PROBES = 4  # at which it is shown
MOVE = 0.3  # of what is changed; the first probe is one of small parameters, where nothing saturates
AGAIN = (-1.0, 3.0)  # by which it is moved at the other probes: a step or a ReLU stands still for small moves


def independence(e: Evidence, _differing: Sequence[Answer], so_far: JudgedSoFar) -> Iterator[Finding]:
    """Name the parameters, coordinates or labels that a wrong function does not depend on, asking it anew.

    A function that depends on everything, or whose answers cannot be compared, gives no finding.
    """
    probes = [a.probe for a in e.answers if a.value is not None and (a.probe.gentle or a.fresh)]
    probes = sorted((probe for probe in probes if probe.y.size <= FEW), key=lambda probe: not probe.gentle)
    names = everything = _names(e)
    if not probes or len(names) * e.cost.of(probes[0].y.size) > e.cost.free:
        return
    if any(
        _stands_still(so_far, e.function, probe) for probe in probes[:PROBES]
    ):  # it goes in steps: that shows nothing
        return
    for i, probe in enumerate(probes[:PROBES]):
        for move in AGAIN if i else (MOVE, *AGAIN):
            if not names or 2 * len(names) * e.cost.of(probe.y.size) > e.cost.free:
                break
            names = _without_effect(so_far, e.function, probe, names, move)
            if names:  # in another order, which what is left over from the call before does not survive
                again = _without_effect(so_far, e.function, probe, names[::-1], move)
                names = [name for name in names if name in again]
    if 0 < len(names) < len(everything):
        yield e.homework.finding(INDEPENDENT_OF_AN_ARGUMENT, what=listed(names, "or"))


def _names(e: Evidence) -> Sequence[str]:
    """Return the names of all that the function may depend on."""
    labels = [e.homework.globals["y"]] if e.function.slot("labels") is not None else []
    return [*e.homework.parameters.names, *e.homework.coordinates, *labels]


def _without_effect(
    so_far: JudgedSoFar, function: Function, probe: Probe, names: Sequence[str], move: float
) -> Sequence[str]:
    """Return those of the names whose change leaves the answers unchanged."""
    changes = [_changed(so_far.homework, probe, name, move) for name in names]
    asked = [function.calls(*arguments) for arguments in ((probe.params, probe.X, probe.y), *changes)]
    outcomes = iter(so_far.student.call_each(function.name, [call for calls in asked for call in calls]))
    before, *after = [_numbers([next(outcomes) for _ in calls]) for calls in asked]
    if before is None:
        return []
    each = zip(names, after, strict=True)
    return [name for name, answer in each if answer is not None and np.allclose(answer, before, rtol=SAME, atol=0.0)]


def _stands_still(so_far: JudgedSoFar, function: Function, probe: Probe) -> bool:
    """Return whether the answer stays when all parameters and coordinates move a little."""
    ends = [(probe.params * factor, probe.X * factor, probe.y) for factor in (1.0, 1.0 + SLIGHT)]
    asked = [function.calls(*arguments) for arguments in ends]
    outcomes = iter(so_far.student.call_each(function.name, [call for calls in asked for call in calls]))
    before, after = (_numbers([next(outcomes) for _ in calls]) for calls in asked)
    return before is not None and after is not None and np.array_equal(before, after)


def _changed(homework: Homework, probe: Probe, name: str, move: float) -> tuple[Array, Array, Array]:
    """Return the probe's params, X and y with one thing changed."""
    names, coordinates = homework.parameters.names, homework.coordinates
    if name in names:
        return probe.params + move * np.eye(len(names))[names.index(name)], probe.X, probe.y
    if name in coordinates:
        X = probe.X.copy()
        # Unevenly: what shifts and scales the points by their own mean or extent would undo it.
        X[:, coordinates.index(name)] += move * np.cos(np.arange(len(X)))
        return probe.params, X, probe.y
    y = probe.y.copy()
    y[::2] = 1 - y[::2] if np.isin(y, (0, 1)).all() else y[::2] + move
    return probe.params, probe.X, y


def _numbers(outcomes: Sequence[Returned | Failed]) -> Array | None:
    values = [outcome.value.reshape(-1) for outcome in outcomes if isinstance(outcome, Returned)]
    return np.concatenate(values) if len(values) == len(outcomes) else None
