"""What a function does besides computing: answers by heart, other answers the second time, arguments changed, globals used."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from crosscheck.causes.matching import same
from crosscheck.causes.mistaken import REFERENCE_LOSS, REFERENCE_NETWORK, Backprop
from crosscheck.contract import INITIAL, Array
from crosscheck.judge.evidence import Evidence
from crosscheck.judge.messages import finding
from crosscheck.judge.probes import Probe
from crosscheck.judge.repetition import REPEATABLE
from crosscheck.judge.verdict import Finding
from manual import by_hand

OF_DATA = {  # all by one name
    "all": "X and y",
    "targets": "y",
    "points": "X",
    "points forwards": "X on the way forwards",
}
NEARLY = 0.01  # of the largest entry: what rounds its results is not by heart
HARMLESS_CHANGE = 1e-9  # by which an argument may change and matter to nobody


def hard_coded(e: Evidence) -> bool:
    """Say whether the published, rounded numbers come back at the published calls, and nothing right elsewhere.

    A result that is rounded everywhere is not by heart; see `accuracy`.
    """
    fresh = [answer for answer in e.answers if answer.probe.kind == "fresh"]
    near = [answer for answer in fresh if answer.value is not None and answer.relative < NEARLY]
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


def depends(e: Evidence) -> list[Finding]:
    """Tell the global that a function uses in place of its argument, if its answers are those of the global."""
    circles = next((answer.probe for answer in e.answers if answer.probe.kind == "circles"), None)
    most = np.inf if circles is None else circles.y.size  # points that the global data have to offer
    elsewhere = [a for a in e.ordinary if a.probe.kind == "fresh" and a.value is not None and a.probe.y.size <= most]
    candidates: dict[str, Callable[[Probe], Array]] = {
        "uses-global-initial": lambda probe: _reference(e.function, INITIAL, probe.X, probe.y)
    }
    if circles is not None and e.function != "network":
        candidates["all"] = lambda probe: _reference(e.function, probe.params, circles.X, circles.y)
        candidates["targets"] = lambda probe: _reference(e.function, probe.params, probe.X, circles.y[: len(probe.X)])
        candidates["points"] = lambda probe: _reference(
            e.function, probe.params, _as_many(circles.X, probe), _labels(circles.X, probe)
        )
        candidates["uses-global-initial-and-data"] = lambda _: _reference(e.function, INITIAL, circles.X, circles.y)
        if e.function == "loss_gradient":
            candidates["points forwards"] = lambda probe: _at_points_forwards(circles.X, probe)
    for kind, candidate in candidates.items():
        if len(elsewhere) >= 2 and all(same(np.asarray(a.value), candidate(a.probe)) for a in elsewhere):
            return [finding("uses-global-data", data=OF_DATA[kind]) if kind in OF_DATA else finding(kind)]
    return []


def _as_many(X: Array, probe: Probe) -> Array:
    """Give the points that are met by the probe's labels: as many, or all by a single one, which is broadcast."""
    return X[: probe.y.size] if probe.y.size > 1 else X


def _labels(X: Array, probe: Probe) -> Array:
    return np.broadcast_to(probe.y.reshape(-1), len(_as_many(X, probe)))


def _at_points_forwards(X: Array, probe: Probe) -> Array:
    """Give the gradient of a forward pass at the global points, which meets the argument's on its way back."""
    points = _as_many(X, probe)
    back = Backprop(x=lambda _: np.broadcast_to(probe.X.T, (2, len(points))))
    return back.gradient(REFERENCE_NETWORK, REFERENCE_LOSS, probe.params, points, _labels(X, probe))


def _reference(function: str, params: Array, X: Array, y: Array) -> Array:
    if function == "network":
        return np.asarray(by_hand.network(X, params))
    return np.asarray(getattr(by_hand, function)(params, X, y))
