"""What a function does besides computing: answers by heart or never twice, arguments changed or in another order."""

from __future__ import annotations

import itertools

from crosscheck.judge.asking.probes import Probe
from crosscheck.judge.asking.questioning import FEW, Evidence, calls
from crosscheck.judge.asking.repetition import REPEATABLE
from crosscheck.judge.explaining.self_consistency import CallEach
from crosscheck.mistakes.matching import same
from crosscheck.mistakes.messages import finding
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.verdict import Finding

NEARLY = 0.01  # of the largest entry: what rounds its results is not by heart
ARGUMENTS = {"network": ("x", "params")} | dict.fromkeys(("loss", "loss_gradient"), ("params", "X_train", "y_train"))
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


def other_order(call_each: CallEach, e: Evidence) -> Finding | None:
    """Tell in which other order of its arguments a function is right that answers nothing right in the homework's.

    Parameters
    ----------
    call_each : callable
        As `Student`'s.
    e : Evidence
        Of the function; only where a call failed is another order tried.
    """
    failed = any(isinstance(a.outcome, Failed) and a.outcome.kind == "error" for a in e.answers)
    if e.failure is not None or not failed or any(a.agrees for a in e.answers):
        return None
    probes = [a.probe for a in e.answers if a.probe.kind == "fresh" and 1 < a.probe.y.size <= FEW][:2]
    names = ARGUMENTS[e.function]
    for order in list(itertools.permutations(range(len(names))))[1:]:
        firsts = [calls(e.function, probe.params, probe.X, probe.y)[0] for probe in probes]
        outcomes = call_each(e.function, [[arguments[i] for i in order] for arguments in firsts])
        if probes and all(is_expected(o, e.function, probe) for o, probe in zip(outcomes, probes, strict=True)):
            theirs = ", ".join(names[i] for i in order)
            return finding("arguments-in-another-order", theirs=theirs, function=e.function, names=", ".join(names))
    return None


def is_expected(outcome: Returned | Failed, function: str, probe: Probe) -> bool:
    """Say whether the first call at a probe brought the reference's answer, but for rounding."""
    expected = probe.expected(function).reshape(-1)[: 1 if function == "network" else None]
    return isinstance(outcome, Returned) and same(outcome.value.reshape(-1), expected)
