"""What a function uses in place of its arguments: a global of the homework, or what it kept of an earlier call."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from crosscheck.homework.circles.contract import BLOCKS, INITIAL, Array
from crosscheck.judge.asking.probes import Probe
from crosscheck.judge.asking.questioning import Answer, Evidence, calls
from crosscheck.judge.explaining.behaviour import is_expected
from crosscheck.judge.explaining.self_consistency import CallEach
from crosscheck.mistakes.matching import same
from crosscheck.mistakes.messages import finding
from crosscheck.mistakes.model import REFERENCE_LOSS, REFERENCE_NETWORK, Backprop
from crosscheck.verdict import Finding
from manual import by_hand


def depends(call_each: CallEach, reload: Callable[[], bool], e: Evidence) -> list[Finding]:
    """Tell the global that a function uses in place of its argument, if its answers are those of the global.

    Parameters
    ----------
    call_each, reload : callable
        As `Student`'s.
    e : Evidence
        Of the function.
    """
    circles = next((answer.probe for answer in e.answers if answer.probe.kind == "circles"), None)
    most = np.inf if circles is None else circles.y.size  # points that the global data have to offer
    elsewhere = [a for a in e.ordinary if a.probe.kind == "fresh" and a.value is not None and a.probe.y.size <= most]
    if len(elsewhere) < 2:
        return []
    for found, candidate in _candidates(e.function, circles):
        if all(same(np.asarray(a.value), candidate(a.probe)) for a in elsewhere):
            kept = found.kind == "uses-global-initial" and _keeps_what_came_first(call_each, reload, elsewhere)
            return [finding("depends-on-earlier-calls")] if kept else [found]
    return []


def _candidates(function: str, circles: Probe | None) -> Iterator[tuple[Finding, Callable[[Probe], Array]]]:
    """Yield what may be used in place of an argument, and the answers that it brings."""

    def at(params: Array, X: Array, y: Array) -> Array:
        return _reference(function, params, X, y)

    def with_block(block: slice) -> Callable[[Probe], Array]:
        chosen = np.isin(np.arange(17), np.arange(17)[block])
        return lambda p: at(np.where(chosen, INITIAL, p.params), p.X, p.y)

    yield finding("uses-global-initial", what="the global `initial`"), lambda p: at(INITIAL, p.X, p.y)
    for name, block in BLOCKS.items():
        yield finding("uses-global-initial", what=f"the {name} of the global `initial`"), with_block(block)
    if function == "loss_gradient":
        back = Backprop(hidden_u=lambda t, delta: INITIAL[BLOCKS["u"], np.newaxis])
        yield (
            finding("uses-global-initial", what="the u of the global `initial`, on the way back"),
            lambda p: back.gradient(REFERENCE_NETWORK, REFERENCE_LOSS, p.params, p.X, p.y),
        )
    if circles is None or function == "network":
        return
    X, y = circles.X, circles.y
    of_both, of_labels, of_points = (finding("uses-global-data", data=data) for data in ("X and y", "y", "X"))
    yield of_both, lambda p: at(p.params, X, y)
    yield of_both, lambda p: at(p.params, X[: p.y.size], y[: p.y.size])
    yield of_labels, lambda p: at(p.params, p.X, y[: len(p.X)])
    if function == "loss":
        yield of_labels, lambda p: _broadcast(p.outputs, y.reshape(-1))
        yield of_labels, lambda p: _broadcast(p.outputs, y.reshape(-1, 1))
    yield of_points, lambda p: at(p.params, _as_many(X, p), _labels(X, p))
    yield finding("uses-global-initial-and-data"), lambda _: at(INITIAL, X, y)
    if function == "loss_gradient":
        yield finding("uses-global-data", data="X on the way forwards"), lambda p: _at_points_forwards(X, p)
        x = Backprop(x=lambda t: X[: t.n].T)
        yield (
            finding("uses-global-data", data="X on the way back"),
            lambda p: x.gradient(REFERENCE_NETWORK, REFERENCE_LOSS, p.params, p.X, p.y),
        )


def _keeps_what_came_first(call_each: CallEach, reload: Callable[[], bool], answers: list[Answer]) -> bool:
    """Say whether a wrong answer becomes right once nothing has been asked before: what was kept looked like `initial`.

    The submission is left as it was found: with `initial` the first that it was asked at.
    """
    answer = next(a for a in answers if not a.agrees)
    probe, function = answer.probe, answer.function
    if not reload():
        return False
    (outcome,) = call_each(function, calls(function, probe.params, probe.X, probe.y)[:1])
    right = is_expected(outcome, function, probe)
    reload()
    call_each(function, calls(function, INITIAL, probe.X, probe.y)[:1])
    return right


def _broadcast(outputs: Array, labels: Array) -> Array:
    """Give the cross-entropy of every label that meets an output when they are broadcast; NaN if they cannot be."""
    try:
        return np.asarray(-np.sum(labels * np.log(outputs) + (1 - labels) * np.log(1 - outputs)))
    except ValueError:
        return np.asarray(np.nan)


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
