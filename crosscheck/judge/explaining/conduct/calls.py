"""What a function does besides computing: answers by heart or never twice, arguments changed or in another order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from crosscheck.homework import Function
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.asking.questioning import read
from crosscheck.judge.asking.repetition import REPEATABLE
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.behaviour import ARGUMENTS_IN_ANOTHER_ORDER, CHANGES_DATA_IN_PLACE, UPDATES_PARAMS_IN_PLACE
from crosscheck.mistakes.matching import same
from crosscheck.mistakes.mistake import Mistake, Symptom
from crosscheck.mistakes.symptoms import NOT_REPEATABLE
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.submissions.probes import Answer, Probe
from crosscheck.verdict import Finding

NEARLY = 0.01  # of the largest entry: what rounds its results is not by heart
HARMLESS_CHANGE = 1e-9  # by which an argument may change and matter to nobody


def hard_coded(e: Evidence) -> bool:
    """Return whether the published, rounded numbers come back at the published calls, and nothing right elsewhere.

    A result that is rounded everywhere is not by heart; see `lost_digits`.
    """
    fresh = [answer for answer in e.answers if answer.fresh]
    near = [answer for answer in fresh if answer.value is not None and answer.relative_error < NEARLY]
    return e.exact_published >= 2 and 2 * e.exact_published >= len(e.asserted) and len(near) < len(fresh) / 2


def changes_arguments(e: Evidence) -> Mistake | None:
    """Return which of its arguments a function changes; each call was given arrays of its own."""
    params = e.function.slot("params")
    if params is not None and e.changed.get(params, 0.0) > HARMLESS_CHANGE:
        return UPDATES_PARAMS_IN_PLACE
    return CHANGES_DATA_IN_PLACE if any(change > HARMLESS_CHANGE for change in e.changed.values()) else None


def not_repeated(e: Evidence) -> Mistake | Symptom | None:
    """Return why the same call brought another answer later on."""
    if e.moved > REPEATABLE:
        return NOT_REPEATABLE if e.repeats is None else e.repeats.shows
    return None


def other_order(e: Evidence, so_far: JudgedSoFar) -> Finding | None:
    """Find another order of its arguments in which a function is right that answers nothing right in the homework's.

    It is tried only where a call failed.
    """
    failed = any(isinstance(a.outcome, Failed) and a.outcome.kind == "error" for a in e.answers)
    if e.failure is not None or not failed or any(a.agrees for a in e.answers):
        return None
    probes = [a.probe for a in e.answers if a.fresh and 1 < a.probe.y.size <= FEW][:2]
    name, names = e.function.name, list(e.function.arguments)
    for order in list(itertools.permutations(range(len(names))))[1:]:
        firsts = [e.function.calls(probe.params, probe.X, probe.y)[0] for probe in probes]
        outcomes = so_far.student.call_each(name, [[arguments[i] for i in order] for arguments in firsts])
        if probes and all(is_expected(o, e.function, probe) for o, probe in zip(outcomes, probes, strict=True)):
            theirs = ", ".join(names[i] for i in order)
            return e.homework.finding(ARGUMENTS_IN_ANOTHER_ORDER, theirs=theirs, function=name, names=", ".join(names))
    return None


def is_right_at(e: Evidence, probe: Probe, so_far: JudgedSoFar) -> bool:
    """Ask at a probe, and return whether that brings the reference's answer, but for rounding."""
    (answer,) = ask_at(e, [probe], so_far)
    return answer.value is not None and same(answer.value.reshape(-1), answer.expected.reshape(-1))


def ask_at(e: Evidence, probes: Sequence[Probe], so_far: JudgedSoFar) -> list[Answer]:
    """Ask at some probes in one message."""
    each = [e.function.calls(probe.params, probe.X, probe.y) for probe in probes]
    outcomes = iter(so_far.student.call_each(e.function.name, [call for calls in each for call in calls]))
    return [read(e.function, probe, [next(outcomes) for _ in calls]) for probe, calls in zip(probes, each, strict=True)]


def is_expected(outcome: Returned | Failed, function: Function, probe: Probe) -> bool:
    """Return whether the first call at a probe brought the reference's answer, but for rounding."""
    expected = probe.expected(function.name).reshape(-1)[: 1 if function.of_one_point else None]
    if not isinstance(outcome, Returned) or outcome.value.size != expected.size:
        return False
    return same(outcome.value.reshape(-1), expected)
