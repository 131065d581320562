"""What is shown of a wrong function: an entry, its blocks, its gradient beside the reference's and its own loss's slope."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.explaining.symptoms.numbers import wrong_entries
from crosscheck.submissions.outcomes import Returned
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import GradientComparison, LargestError

TELLING = 0.01  # of the largest error anywhere: an error below this share is not the one to show, wherever it was made
STEPS = (1e-4, 1e-5)  # of the differences
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
    question, published = _question(e, answer, entry), _published(e, answer, entry)
    return LargestError(at, parameter, obtained, expected, drawn, question, _digits(obtained, expected), published)


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


def _question(e: Evidence, answer: Answer, entry: int) -> tuple[str, ...]:
    """Return a call as lines of Python, with all that is passed but the homework's own data, which a notebook has."""
    probe, name = answer.probe, e.function.name
    index = f"[{entry}]" if e.role is Role.GRADIENT else ""
    if probe.kind == "homework" and not e.function.of_one_point:
        return (f"{name}({probe.at}){index}",)
    point = probe.X[entry] if e.function.of_one_point else probe.X
    values = {"params": probe.params, "point": point, "points": probe.X, "labels": probe.y}
    passed = {argument: values[slot] for argument, slot in e.function.arguments.items()}
    given = (f"{argument} = np.array({value.tolist()!r})" for argument, value in passed.items())
    return ("import numpy as np", *given, f"{name}({', '.join(passed)}){index}")


def _digits(obtained: float, expected: float) -> int | None:
    """Count the leading digits that are right; None where that says nothing."""
    off = abs(obtained - expected)
    if not math.isfinite(off) or 0.0 in (off, expected):
        return None
    return max(0, math.floor(-math.log10(off / abs(expected))))


def slope_of_own_loss(student: Student, e: Evidence, objective: Evidence, found: LargestError) -> str:
    """Say what slope the submission's own loss has, by differences, where its gradient says otherwise; "" if that is not known.

    It is believed where two steps agree, and asked for where the loss is quick.
    """
    probe = next((a.probe for a in e.answers if f"{e.function.name}({a.probe.at})" == found.at), None)
    if probe is None or found.parameter is None:
        return ""
    if 2 * len(STEPS) * objective.cost.of(len(probe.X)) > objective.cost.free:
        return ""
    entry = e.homework.parameters.names.index(found.parameter)
    around = [np.where(np.arange(probe.params.size) == entry, step, 0.0) for h in STEPS for step in (h, -h)]
    calls = [objective.function.calls(probe.params + moved, probe.X, probe.y)[0] for moved in around]
    told = student.call_each(objective.function.name, calls)
    values = [float(one.value.reshape(-1)[0]) for one in told if isinstance(one, Returned) and one.value.size == 1]
    if len(values) < len(calls):
        return ""
    slope, again = ((right - left) / (2 * h) for h, right, left in zip(STEPS, values[::2], values[1::2], strict=True))
    if not math.isclose(slope, again, rel_tol=1e-3, abs_tol=1e-6) or math.isclose(
        slope, found.obtained, rel_tol=TELLING, abs_tol=1e-6
    ):
        return ""
    name, own = e.function.name, objective.function.name
    return f"Your {own}'s slope along {found.parameter}, by differences, is {slope:.3g}; your {name} says {found.obtained:.3g}."


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
                parameters = e.homework.parameters
                sizes = tuple(len(range(*block.indices(len(parameters)))) for block in parameters.blocks.values())
                return GradientComparison(at, parameters.names, obtained, expected, sizes)
    return None
