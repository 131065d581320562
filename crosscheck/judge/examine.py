"""From the questions to the verdict on a whole submission."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from crosscheck.homework import NetworkExamination, NetworkHomework, Role
from crosscheck.judge.asking.evidence import FEW, Asserted, Evidence
from crosscheck.judge.asking.questioning import Questioning, Student
from crosscheck.judge.explaining.context import LEFT_OVER, NOT_DONE, Context, not_loaded, on_reading
from crosscheck.judge.function import judge_function
from crosscheck.judge.optimize import judge_descent
from crosscheck.judge.shown import boundary, scans, slope_of_own_loss
from crosscheck.mistakes.findings import WITH_WHAT_IS_LENT
from crosscheck.submissions.outcomes import Failed, Loaded
from crosscheck.verdict import Finding, FunctionVerdict, Verdict
from crosscheck.versions import installed_versions

DIFFERENCES = 140  # calls of the loss that the differences at two questions take: two of each sign and parameter


@np.errstate(all="ignore")  # a submission's numbers may be anything
def examine(
    student: Student,
    examination: NetworkExamination,
    submission: str,
    sandbox: str,
    *,
    flat: bool = False,
    only: Collection[str] | None = None,
    started: float | None = None,
    remarks: Sequence[Finding] = (),
) -> Verdict:
    """Question a submission and judge its answers.

    Parameters
    ----------
    student : Student
        Answers for the submission.
    examination : NetworkExamination
    submission, sandbox : str
        As the verdict names them.
    flat : bool
        Whether the submission's own program passes labels of shape (N,), whatever the homework's does; see
        `crosscheck.submissions.files`.
    only : collection of str, optional
        The functions to judge; all of the homework if not given.
    started : float, optional
        When the work on it began, by `time.monotonic`; now if not given.
    remarks : sequence of Finding
        What is known of it besides.
    """
    homework, started = examination.homework, time.monotonic() if started is None else started
    chosen = [f for f in homework.questioned if only is None or f.name in only]
    loaded, reason = student.load(), None
    asserted: list[Asserted] = []
    if isinstance(loaded, Failed):
        functions, reason = not_loaded(loaded, [function.name for function in chosen])
    else:
        data = replace(homework.data, y=homework.data.y.reshape(-1)) if flat else homework.data
        evidences = _ask([Questioning(student, examination, function, data) for function in chosen], loaded)
        functions = _judge(evidences, student, homework, flat, loaded)
        shown = {e.function.name: _shown(functions[e.function.name], e, evidences, student) for e in evidences}
        if only is None and _follows_a_path(loaded, functions):
            gradient = functions.get(homework.by_role[Role.GRADIENT].name)
            descent = judge_descent(student, homework, data, _quick(evidences), gradient, examination.seed)
            if loaded.descent == "own" or (descent.verdict == "wrong" and descent.reason is None):
                functions[descent.function] = descent
        lent = [e.function.name for e in evidences if e.lent]
        functions = {
            name: replace(
                judged,
                remarks=(*judged.remarks, *_of_what_is_lent(judged, lent, homework, loaded)),
                defined=_place(name, loaded),
                **shown.get(name, {}),
            )
            for name, judged in functions.items()
        }
        asserted = [one for e in evidences for one in e.asserted]
        remarks = (*on_reading(loaded), *remarks)
    names = {function.name for function in chosen}
    return Verdict(
        submission,
        sandbox,
        examination.seed,
        homework.title,
        functions=functions,
        reason=reason,
        asserts=sum(case.function in names for case in homework.published),
        asserts_passed=sum(one.holds for one in asserted),
        asserts_failed=tuple(one.case.call for one in asserted if not one.holds),
        remarks=tuple(remarks),
        output=student.output,
        seconds=time.monotonic() - started,
        versions=installed_versions(),
        letters=homework.letters,
        homework_place=homework.place,
    )


def _ask(questionings: Collection[Questioning], loaded: Loaded) -> list[Evidence]:
    for questioning in questionings:
        questioning.ask_published()
        _lend_outputs(questioning, loaded)
    for questioning in questionings:
        questioning.ask_probes()
    for questioning in questionings:  # once more, now that the others have been called
        questioning.ask_again(after_others=True)
    return [questioning.evidence for questioning in questionings]


def _lend_outputs(asked: Questioning, loaded: Loaded) -> None:
    """Lend a right function of the outputs where none is done yet, and others build on it."""
    e = asked.evidence
    not_done = e.role is Role.OUTPUTS and e.failure is not None and e.failure.kind in NOT_DONE
    if not_done and any(e.function.name in names for names in (loaded.uses or {}).values()):
        e.lent = bool(e.homework.lent_outputs) and asked.student.reload(e.homework.lent_outputs)


def _judge(
    evidences: Collection[Evidence], student: Student, homework: NetworkHomework, flat: bool, loaded: Loaded
) -> dict[str, FunctionVerdict]:
    """Judge the functions in the homework's order, each on the ground of those before it."""
    context = Context(homework, student, flat, _quick(evidences), loaded.seconds, loaded.uses)
    for e in evidences:
        context = context.after(e, *judge_function(e, context))
    return {verdict.function: verdict for verdict in context.verdicts.values()}


def _of_what_is_lent(
    judged: FunctionVerdict, lent: Sequence[str], homework: NetworkHomework, loaded: Loaded
) -> Iterator[Finding]:
    """Note which functions were lent to what a function calls."""
    uses = (loaded.uses or {}).get(judged.function, ())
    for name in lent if judged.verdict in ("right", "remarks", "wrong") else ():
        if name in uses:
            yield homework.finding(WITH_WHAT_IS_LENT, outputs=name)


def _place(function: str, loaded: Loaded) -> tuple[int, int] | None:
    place = loaded.defined.get(function)
    return None if place is None else (place.cell, place.line)


def _shown(judged: FunctionVerdict, e: Evidence, evidences: Collection[Evidence], student: Student) -> dict[str, Any]:
    """Draw a wrong network's boundary, and hold a wrong gradient against the submission's own loss."""
    if judged.verdict != "wrong":
        return {}
    if e.role is Role.OUTPUTS and e.failure is None:
        return {"boundary": boundary(student, e)}
    objective = next((one for one in evidences if one.role is Role.OBJECTIVE and one.failure is None), None)
    if e.role is not Role.GRADIENT or objective is None:
        return {}
    evidence = "" if judged.largest_error is None else slope_of_own_loss(student, e, objective, judged.largest_error)
    repeats = not any(cause.kind in LEFT_OVER for cause in judged.causes)  # of what does not, one answer shows nothing
    return {"evidence": evidence, "scans": scans(student, e, judged.blocks, objective) if repeats else ()}


def _follows_a_path(loaded: Loaded, functions: Mapping[str, FunctionVerdict]) -> bool:
    """Return whether a descent is to be judged: its own, or beside right functions one whose text is the homework's.

    The text does not bind the name alone: what runs may put another descent in its place.
    """
    right = all(f.verdict in ("right", "remarks") and f.right_given is None for f in functions.values())
    return loaded.descent == "own" or (loaded.descent == "released" and right)


def _quick(evidences: Collection[Evidence]) -> bool:
    """Return whether the differences of a loss are not too dear, beside what the homework's own asserts cost."""
    free = sum(e.cost.free for e in evidences)
    return all(DIFFERENCES * e.cost.of(FEW) <= free for e in evidences if e.role is Role.OBJECTIVE)
