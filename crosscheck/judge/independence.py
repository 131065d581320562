"""What a function leaves out of account: an argument, or a part of one, that may change and the answer stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from crosscheck.contract import NAMES, Array
from crosscheck.judge.evidence import Evidence
from crosscheck.judge.messages import finding
from crosscheck.judge.probes import Probe
from crosscheck.judge.verdict import Finding
from crosscheck.sandbox.outcomes import Failed, Returned

MOVE = 0.3  # of what is changed; the probe is one of small parameters, where nothing saturates


def independence(call_each: Callable[..., list[Returned | Failed]], e: Evidence) -> list[Finding]:
    """Name the parameters, coordinates or labels that a wrong function does not depend on, asking it anew.

    Parameters
    ----------
    call_each : callable
        As `Student.call_each`.
    e : Evidence
        Of the function; one that depends on everything, or whose answers cannot be compared, gives no finding.
    """
    probe = next((a.probe for a in e.answers if a.probe.gentle and a.value is not None), None)
    if probe is None:
        return []
    changes = _changes(probe, e.function)
    calls = [_calls(e.function, *arguments) for arguments in ((probe.params, probe.X, probe.y), *changes.values())]
    outcomes = iter(call_each(e.function, [call for calls_of_one in calls for call in calls_of_one]))
    before, *after = [_numbers([next(outcomes) for _ in calls_of_one]) for calls_of_one in calls]
    if before is None:
        return []
    left_out = [
        name
        for name, answer in zip(changes, after, strict=True)
        if answer is not None and np.array_equal(answer, before)
    ]
    return [finding("independent-of-an-argument", what=_listed(left_out))] if 0 < len(left_out) < len(changes) else []


def _changes(probe: Probe, function: str) -> dict[str, tuple[Array, Array, Array]]:
    """Give the probe's params, X and y with one thing changed, by that thing's name."""
    moved = {name: (probe.params + MOVE * one, probe.X, probe.y) for name, one in zip(NAMES, np.eye(17), strict=True)}
    moved |= {f"x{i + 1}": (probe.params, probe.X + MOVE * one, probe.y) for i, one in enumerate(np.eye(2))}
    return moved if function == "network" else moved | {"the labels y": (probe.params, probe.X, 1 - probe.y)}


def _calls(function: str, params: Array, X: Array, y: Array) -> list[tuple[Array, ...]]:
    if function == "network":
        return [(x.copy(), params.copy()) for x in X]
    return [(params.copy(), X.copy(), y.copy())]


def _numbers(outcomes: Sequence[Returned | Failed]) -> Array | None:
    values = [outcome.value.reshape(-1) for outcome in outcomes if isinstance(outcome, Returned)]
    return np.concatenate(values) if len(values) == len(outcomes) else None


def _listed(names: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
