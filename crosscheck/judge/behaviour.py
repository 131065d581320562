"""What a function does besides computing: answers by heart, other answers the second time, arguments changed, globals used."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from crosscheck.causes.matching import same
from crosscheck.contract import INITIAL, Array
from crosscheck.judge.evidence import Evidence
from crosscheck.judge.probes import Probe
from crosscheck.judge.repetition import REPEATABLE
from manual import by_hand

HARMLESS_CHANGE = 1e-9  # by which an argument may change and matter to nobody


def hard_coded(e: Evidence) -> bool:
    """Say whether the published, rounded numbers come back at the published calls, and nothing right elsewhere.

    A result that is rounded everywhere is not by heart; see `accuracy`.
    """
    fresh = [answer for answer in e.answers if answer.probe.kind == "fresh"]
    near = [answer for answer in fresh if answer.value is not None and answer.relative < 0.01]
    return e.exact_published >= 2 and 2 * e.exact_published >= len(e.published) and len(near) < len(fresh) / 2


def misbehaves(e: Evidence) -> str | None:
    """Name a behaviour that no right answer has, whatever it returns."""
    params = 1 if e.function == "network" else 0
    if e.changed.get(params, 0.0) > HARMLESS_CHANGE:
        return "updates-params-in-place"
    if any(change > HARMLESS_CHANGE for change in e.changed.values()):
        return "changes-data-in-place"
    if e.moved > REPEATABLE:
        return "not-repeatable" if e.repeats is None else e.repeats.kind
    return None


def depends(e: Evidence) -> str | None:
    """Name the global that a function uses in place of its argument, if its answers are those of the global."""
    circles = next((answer.probe for answer in e.answers if answer.probe.kind == "circles"), None)
    elsewhere = [a for a in e.ordinary if a.probe.kind == "fresh" and a.value is not None]
    candidates: dict[str, Callable[[Probe], Array]] = {
        "uses-global-initial": lambda probe: _reference(e.function, INITIAL, probe.X, probe.y)
    }
    if circles is not None and e.function != "network":
        candidates["uses-global-data"] = lambda probe: _reference(e.function, probe.params, circles.X, circles.y)
        candidates["uses-global-targets"] = lambda probe: _reference(
            e.function, probe.params, probe.X, circles.y[: len(probe.X)]
        )
        candidates["uses-global-points"] = lambda probe: _reference(
            e.function, probe.params, circles.X[: len(probe.y)], probe.y
        )
        candidates["uses-global-initial-and-data"] = lambda _: _reference(e.function, INITIAL, circles.X, circles.y)
    for kind, candidate in candidates.items():
        if len(elsewhere) >= 2 and all(same(np.asarray(a.value), candidate(a.probe)) for a in elsewhere):
            return "uses-global-data" if kind in {"uses-global-targets", "uses-global-points"} else kind
    return None


def _reference(function: str, params: Array, X: Array, y: Array) -> Array:
    if function == "network":
        return np.asarray(by_hand.network(X, params))
    return np.asarray(getattr(by_hand, function)(params, X, y))
