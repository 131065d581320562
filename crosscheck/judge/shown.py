"""Which entry of a wrong function is shown, in which blocks it is wrong, and its gradient beside the reference's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.explaining.symptoms.numbers import wrong_entries
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import GradientComparison, LargestError

TELLING = 0.01  # of the largest error anywhere: an error below this share is not the one to show, wherever it was made
SHOWN_FIRST = {"homework": 0, "published": 1, "fresh": 2}  # where the largest error is shown
COMPARED_FIRST = ("homework", "fresh", "published")  # where a gradient is drawn beside the reference


def largest_error(e: Evidence, differing: Sequence[Answer]) -> LargestError | None:
    """Return the entry farthest off: at the homework's own calls if it is not much nearer there, else at a fresh probe."""
    candidates = [answer for answer in differing if answer.value is not None]
    if not candidates:
        return None
    finite = [a.relative_error for a in candidates if np.isfinite(a.relative_error)]
    telling = TELLING * max(finite, default=0.0)
    answer = min(
        candidates,
        key=lambda a: (a.relative_error < telling, SHOWN_FIRST.get(a.probe.kind, len(SHOWN_FIRST)), -a.relative_error),
    )
    assert answer.value is not None
    entry = int(np.argmax(answer.error))
    at = f"{e.function.name}({answer.probe.at})"
    if e.function.of_one_point:
        point = ", ".join(f"{coordinate:.4g}" for coordinate in answer.probe.X[entry])
        params = answer.probe.params_at or answer.probe.at.split(",")[0]
        at = f"{e.function.name}([{point}]) at {params}"
    parameter = e.homework.parameters.names[entry] if e.role is Role.GRADIENT else None
    obtained, expected = (float(values.reshape(-1)[entry]) for values in (answer.value, answer.expected))
    drawn = tuple(map(float, answer.probe.params)) if answer.fresh else None
    return LargestError(
        at, parameter, obtained, expected, drawn, _arguments(e, answer, entry), _published(e, answer, entry)
    )


def _published(e: Evidence, answer: Answer, entry: int) -> float | None:
    """Return what the homework prints for an entry, where one of its asserts makes the same call and fails."""
    (call, *_) = e.function.calls(
        answer.probe.params, answer.probe.X[[entry]] if e.function.of_one_point else answer.probe.X, answer.probe.y
    )
    for one in e.asserted:
        theirs = one.case.arguments(e.homework.data)
        if not one.holds and all(np.array_equal(np.asarray(a), b) for a, b in zip(theirs, call, strict=True)):
            return float(np.atleast_1d(one.case.expected)[0 if e.function.of_one_point else entry])
    return None


def _arguments(e: Evidence, answer: Answer, entry: int) -> dict[str, object]:
    """Return the arguments of a call at a point drawn at random, by their names, where they are few."""
    probe = answer.probe
    if not answer.fresh:
        return {}
    values = {"params": probe.params, "point": probe.X[entry] if e.function.of_one_point else probe.X}
    values |= {"points": probe.X, "labels": probe.y}
    few = {slot: value for slot, value in values.items() if len(probe.X) <= FEW or slot in ("params", "point")}
    return {name: few[slot].tolist() for name, slot in e.function.arguments.items() if slot in few}


def wrong_blocks(e: Evidence, differing: Sequence[Answer]) -> tuple[str, ...]:
    """Return the names of the blocks of parameters of which a derivative is wrong somewhere."""
    if e.role is not Role.GRADIENT:
        return ()
    wrong = wrong_entries(e, differing)
    return tuple(name for name, block in e.homework.parameters.blocks.items() if wrong[block].any())


def gradient_comparison(e: Evidence) -> GradientComparison | None:
    """Return the gradient at the homework's own call, or at the first place where it has one, beside the reference's."""
    for kind in COMPARED_FIRST:
        for answer in e.answers:
            if answer.probe.kind == kind and answer.value is not None:
                at = f"{e.function.name}({answer.probe.at})"
                obtained, expected = (tuple(map(float, values)) for values in (answer.value, answer.expected))
                return GradientComparison(at, e.homework.parameters.names, obtained, expected)
    return None
