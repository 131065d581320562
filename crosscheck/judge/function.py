"""One function judged on its own contract: right, right given the submission's own network or loss, or wrong and why.

Throughout, `e` is the evidence: all answers of the function, and what calling it did besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from crosscheck.homework import LostDigits, Role
from crosscheck.judge.asking.questioning import Evidence
from crosscheck.judge.explaining.behaviour import hard_coded, misbehaviour, other_order
from crosscheck.judge.explaining.lost_digits import lost_digits
from crosscheck.judge.explaining.recognition import Recognition, recognise, right_given_in_saturation
from crosscheck.judge.explaining.remarks import one_shape, side_remarks, without_refused_shape
from crosscheck.judge.explaining.so_far import JudgedSoFar, raised_at
from crosscheck.judge.explaining.symptoms import permuted, wrong_entries
from crosscheck.judge.explaining.table import EXPLANATIONS, NO_ANSWER, first_found
from crosscheck.mistakes.behaviour import HARD_CODED_ANSWERS
from crosscheck.mistakes.matching import Belief
from crosscheck.mistakes.remarks import NOT_THE_DERIVATIVE_OF_YOUR_LOSS
from crosscheck.mistakes.symptoms import WRONG_ONLY_IN_SATURATION
from crosscheck.submissions.outcomes import Failed
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import Finding, FunctionVerdict, GradientComparison, LargestError

TELLING = 0.01  # of the largest error anywhere: an error below this share is not the one to show, wherever it was made
SHOWN_FIRST = {"homework": 0, "published": 1, "fresh": 2}  # where the largest error is shown
COMPARED_FIRST = ("homework", "fresh", "published")  # where a gradient is drawn beside the reference

# The verdict, and what the submission's network and loss are now believed to be.
Judged: TypeAlias = tuple[FunctionVerdict, Belief]


def judge_function(e: Evidence, so_far: JudgedSoFar) -> Judged:
    """Judge one function from its answers: by the first of these that applies, and the last always does."""
    verdict, belief = (
        _hard_coded(e, so_far) or _in_another_order(e, so_far) or _without_answers(e, so_far) or _judged(e, so_far)
    )
    if e.role is Role.GRADIENT and verdict.right_given is None:
        verdict = replace(verdict, gradient_comparison=_gradient_comparison(e))
    return verdict, belief


def _hard_coded(e: Evidence, so_far: JudgedSoFar) -> Judged | None:
    """Judge a function that returns the published numbers and computes nothing."""
    if not hard_coded(e):
        return None
    return _wrong(e, e.ordinary, [e.homework.finding(HARD_CODED_ANSWERS)]), so_far.belief


def _in_another_order(e: Evidence, so_far: JudgedSoFar) -> Judged | None:
    """Judge a function that is right but for the order of its arguments."""
    found = other_order(e, so_far)
    return None if found is None else (_wrong(e, [], [found]), so_far.belief)


def _without_answers(e: Evidence, so_far: JudgedSoFar) -> Judged | None:
    """Judge what is not done yet, and what ended the questioning or raised at every call."""
    failure, name = e.failure, e.function.name
    if failure is None and not any(answer.value is not None for answer in e.answers):
        failures = [answer.outcome for answer in e.answers if isinstance(answer.outcome, Failed)]
        failure = failures[0] if len(failures) == len(e.answers) else None
    if failure is None:
        return None
    if failure.kind == "error" and "NoneType" in failure.message:  # the reader's own words for what came back
        message = f"{name} returns nothing (None): it is not done yet, or its return is missing"
        return FunctionVerdict(name, "missing", Finding("missing", message)), so_far.belief
    undone = failure.kind == "not_implemented" or (failure.kind == "missing" and "not defined" in failure.message)
    return FunctionVerdict(name, "missing" if undone else "unjudged", failure.reason), so_far.belief


def _judged(e: Evidence, so_far: JudgedSoFar) -> Judged:
    """Judge a function by its answers: what differs, whether that is excused, and what explains it."""
    e, remarks = without_refused_shape(e, so_far.flat)
    differing = [answer for answer in e.ordinary if not answer.agrees]
    shape_remark = one_shape(e, differing)
    beyond = [] if differing else _unexplained_in_saturation(e)
    if shape_remark is not None:
        remarks = [*remarks, shape_remark]
    elif not differing and not beyond:
        remarks = [*remarks, *_saturation_remarks(e)]
    remarks = [*remarks, *side_remarks(e)]

    misbehaves = misbehaviour(e)
    if misbehaves is not None:
        return _wrong(e, differing, [e.homework.finding(misbehaves)], remarks), so_far.belief
    if differing and shape_remark is None:
        return _of_differing(e, differing, so_far, remarks)
    if beyond:
        return _of_saturation(e, beyond, so_far, remarks), so_far.belief
    return _right(e, remarks), so_far.belief


def _of_differing(e: Evidence, differing: list[Answer], so_far: JudgedSoFar, remarks: list[Finding]) -> Judged:
    """Judge a function whose answers differ at ordinary probes."""
    lost = None if e.same_everywhere else lost_digits(e, differing, so_far.single_precision)
    if lost is not None and lost.excused:
        return _right(e, [*remarks, e.homework.finding(lost.kind, **lost.numbers)]), so_far.belief
    recognition = recognise(e, so_far)
    unanswered = [a for a in differing if a.value is None and not _known_to_raise(a, so_far)]
    if recognition.right_given is not None and not unanswered:  # which being right, given that, does not explain
        return _right(e, remarks, recognition.right_given), recognition.belief
    if recognition.against_own_loss:
        remarks = [*remarks, e.homework.finding(NOT_THE_DERIVATIVE_OF_YOUR_LOSS)]
    causes = _named(e, recognition, lost, so_far)
    if causes and unanswered:  # which the causes do not explain
        causes = [*causes, *first_found(NO_ANSWER, e, unanswered, so_far)]
    causes = causes or list(first_found(EXPLANATIONS, e, differing, so_far))
    return _wrong(e, differing, causes, remarks), recognition.belief


def _of_saturation(e: Evidence, beyond: list[Answer], so_far: JudgedSoFar, remarks: list[Finding]) -> FunctionVerdict:
    """Judge a function that is right at ordinary probes and goes wrong in saturation, for no reason that excuses it."""
    given = right_given_in_saturation(e, so_far, beyond)
    if given is not None:
        return _right(e, remarks, given)
    error = _largest_error(e, beyond)
    assert error is not None
    found = e.homework.finding(WRONG_ONLY_IN_SATURATION, at=error.at, obtained=error.obtained, expected=error.expected)
    return _wrong(e, beyond, [found], remarks)


def _unexplained_in_saturation(e: Evidence) -> list[Answer]:
    saturation = e.homework.saturation
    return [] if saturation is None else saturation.unexplained(e.function, e.saturated)


def _saturation_remarks(e: Evidence) -> list[Finding]:
    saturation = e.homework.saturation
    return [] if saturation is None else saturation.remarks(e.function, e.saturated)


def _known_to_raise(answer: Answer, so_far: JudgedSoFar) -> bool:
    """Return whether a function judged before is to blame for an answer that failed."""
    where = raised_at(answer)
    return where is not None and where in so_far.raised_at


def _named(e: Evidence, recognition: Recognition, lost: LostDigits | None, so_far: JudgedSoFar) -> list[Finding]:
    """Return the demonstrated causes: mistakes of the catalogue, or how digits were lost.

    Of entries in another order, `permuted` says in which.
    """
    if recognition.mistakes == (e.homework.catalogue.wrong_order,) and (order := list(permuted(e, (), so_far))):
        return order
    if recognition.mistakes:
        return [e.homework.finding(mistake) for mistake in recognition.mistakes]
    return [] if lost is None else [e.homework.finding(lost.kind, **lost.numbers)]


def _right(e: Evidence, remarks: Sequence[Finding], given: str | None = None) -> FunctionVerdict:
    return FunctionVerdict(
        e.function.name, "remarks" if remarks else "right", right_given=given, remarks=tuple(remarks)
    )


def _wrong(
    e: Evidence, differing: Sequence[Answer], causes: Sequence[Finding], remarks: Sequence[Finding] = ()
) -> FunctionVerdict:
    return FunctionVerdict(
        e.function.name,
        "wrong",
        causes=tuple(causes),
        remarks=tuple(remarks),
        blocks=_blocks(e, differing),
        largest_error=_largest_error(e, differing),
    )


def _largest_error(e: Evidence, differing: Sequence[Answer]) -> LargestError | None:
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
    return LargestError(
        at, parameter, float(answer.value.reshape(-1)[entry]), float(answer.expected.reshape(-1)[entry])
    )


def _blocks(e: Evidence, differing: Sequence[Answer]) -> tuple[str, ...]:
    """Return the names of the blocks of parameters of which a derivative is wrong somewhere."""
    if e.role is not Role.GRADIENT:
        return ()
    wrong = wrong_entries(e, differing)
    return tuple(name for name, block in e.homework.parameters.blocks.items() if wrong[block].any())


def _gradient_comparison(e: Evidence) -> GradientComparison | None:
    """Return the gradient at the homework's own call, or at the first place where it has one, beside the reference's."""
    for kind in COMPARED_FIRST:
        for answer in e.answers:
            if answer.probe.kind == kind and answer.value is not None:
                at = f"{e.function.name}({answer.probe.at})"
                obtained, expected = (tuple(map(float, values)) for values in (answer.value, answer.expected))
                return GradientComparison(at, e.homework.parameters.names, obtained, expected)
    return None
