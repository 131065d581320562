"""What a function leaves out of account: an argument, or a part of one, that may change and the answer stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.judge.asking.probes import Probe
from crosscheck.judge.asking.questioning import FEW, Evidence, calls
from crosscheck.mistakes.messages import finding, listed
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.verdict import Finding

COORDINATES, LABELS = ("x1", "x2"), "the labels y"
PROBES = 4  # at which it is shown
MOVE = 0.3  # of what is changed; the first probe is one of small parameters, where nothing saturates
AGAIN = (-1.0, 3.0)  # by which it is moved at the other probes: a step or a ReLU stands still for small moves


def independence(call_each: Callable[..., list[Returned | Failed]], e: Evidence) -> list[Finding]:
    """Name the parameters, coordinates or labels that a wrong function does not depend on, asking it anew.

    Parameters
    ----------
    call_each : callable
        As `Student.call_each`.
    e : Evidence
        Of the function; one that depends on everything, or whose answers cannot be compared, gives no finding.
    """
    probes = [a.probe for a in e.answers if a.value is not None and (a.probe.gentle or a.probe.kind == "fresh")]
    probes = sorted((probe for probe in probes if probe.y.size <= FEW), key=lambda probe: not probe.gentle)[:PROBES]
    if not probes:
        return []
    names = everything = _names(e.function)
    for i, probe in enumerate(probes):
        for move in AGAIN if i else (MOVE,):
            names = _without_effect(call_each, e.function, probe, names, move)
    return [finding("independent-of-an-argument", what=listed(names, "or"))] if 0 < len(names) < len(everything) else []


def _without_effect(
    call_each: Callable[..., list[Returned | Failed]], function: str, probe: Probe, names: Sequence[str], move: float
) -> Sequence[str]:
    """Give those of the names that may change and the answer stays."""
    changes = [_changed(probe, name, move) for name in names]
    asked = [calls(function, *arguments) for arguments in ((probe.params, probe.X, probe.y), *changes)]
    outcomes = iter(call_each(function, [call for calls_of_one in asked for call in calls_of_one]))
    before, *after = [_numbers([next(outcomes) for _ in calls_of_one]) for calls_of_one in asked]
    if before is None:
        return []
    each = zip(names, after, strict=True)
    return [name for name, answer in each if answer is not None and np.array_equal(answer, before)]


def _names(function: str) -> Sequence[str]:
    return [*NAMES, *COORDINATES] if function == "network" else [*NAMES, *COORDINATES, LABELS]


def _changed(probe: Probe, name: str, move: float) -> tuple[Array, Array, Array]:
    """Give the probe's params, X and y with one thing changed."""
    if name in NAMES:
        return probe.params + move * np.eye(17)[NAMES.index(name)], probe.X, probe.y
    if name in COORDINATES:
        return probe.params, probe.X + move * np.eye(2)[COORDINATES.index(name)], probe.y
    return probe.params, probe.X, 1 - probe.y


def _numbers(outcomes: Sequence[Returned | Failed]) -> Array | None:
    values = [outcome.value.reshape(-1) for outcome in outcomes if isinstance(outcome, Returned)]
    return np.concatenate(values) if len(values) == len(outcomes) else None
