"""From the questions to the verdict on a whole submission."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from crosscheck.homework import Examination, Role
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.asking.questioning import Questioning, Student
from crosscheck.judge.explaining.so_far import LEFT_OVER, JudgedSoFar
from crosscheck.judge.failures import NOT_DONE
from crosscheck.judge.function import judge_function
from crosscheck.judge.optimize import judge_descent
from crosscheck.judge.pictures import boundary, scans
from crosscheck.judge.shown import slope_of_own_loss
from crosscheck.mistakes.matching import Belief
from crosscheck.mistakes.reading import LEVEL_OF_READING
from crosscheck.mistakes.remarks import WITH_WHAT_IS_LENT
from crosscheck.submissions.outcomes import Failed, Loaded, Where
from crosscheck.verdict import Finding, FunctionVerdict, Verdict, all_unjudged

DIFFERENCES = 140  # calls of the loss that the differences at two questions take: two of each sign and parameter


@np.errstate(all="ignore")  # a submission's numbers may be anything
def examine(
    student: Student,
    examination: Examination,
    submission: str,
    sandbox: str,
    *,
    flat: bool = False,
    only: Collection[str] | None = None,
) -> Verdict:
    """Question a submission and judge its answers.

    Parameters
    ----------
    student : Student
        Answers for the submission.
    examination : Examination
    submission, sandbox : str
        As the verdict names them.
    flat : bool
        Whether the submission's own program passes labels of shape (N,), whatever the homework's does; see
        `crosscheck.submissions.files`.
    only : collection of str, optional
        The functions to judge; all of the homework if not given.
    """
    homework = examination.homework
    chosen = [f for f in homework.questioned if only is None or f.name in only]
    asserts = [case for case in homework.published if case.function in {function.name for function in chosen}]
    verdict = Verdict(
        submission,
        sandbox,
        examination.seed,
        homework.title,
        asserts=len(asserts),
        homework_place=homework.place,
    )
    loaded = student.load()
    if isinstance(loaded, Failed):
        return _not_loaded(verdict, loaded, [function.name for function in chosen])

    labels = homework.data.y.reshape(-1) if flat else homework.data.y
    data = replace(homework.data, y=labels)
    evidences = _ask([Questioning(student, examination, function, data) for function in chosen], loaded)
    functions = _judge(evidences, student, examination, flat, loaded)
    functions |= {name: _located(functions[name], place) for name, place in loaded.defined.items() if name in functions}
    _illustrate(functions, evidences, student)
    if loaded.own_descent and only is None:
        functions[homework.by_role[Role.DESCENT].name] = judge_descent(
            student, homework, data, _quick(evidences), functions.get(homework.by_role[Role.GRADIENT].name)
        )
    for lent in (e.function.name for e in evidences if e.lent):
        note = homework.finding(WITH_WHAT_IS_LENT, outputs=lent)
        for name, judged in functions.items():
            if lent in (loaded.uses or {}).get(name, ()) and judged.verdict in ("right", "remarks", "wrong"):
                functions[name] = replace(judged, remarks=(*judged.remarks, note))
    asserted = [one for e in evidences for one in e.asserted]
    return replace(
        verdict,
        functions=functions,
        asserts_passed=sum(one.holds for one in asserted),
        asserts_failed=tuple(one.case.call for one in asserted if not one.holds),
        remarks=tuple(
            Finding(kind, message, level=LEVEL_OF_READING.get(kind, "remark"))
            for kind, message in loaded.remarks
            if kind and message
        ),
    )


def _not_loaded(verdict: Verdict, failure: Failed, functions: Sequence[str]) -> Verdict:
    """Return the verdict where not even the definitions run to their end."""
    if failure.kind not in ("crash", "protocol"):
        return replace(verdict, reason=failure.reason, functions=all_unjudged(functions, failure.reason))
    own = replace(failure.reason, level="wrong")  # what it does is its own
    return replace(verdict, functions={name: FunctionVerdict(name, "wrong", own, causes=(own,)) for name in functions})


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
        e.lent = bool(e.homework.lent_outputs) and asked.student.lend(e.homework.lent_outputs)


def _judge(
    evidences: Collection[Evidence], student: Student, examination: Examination, flat: bool, loaded: Loaded
) -> dict[str, FunctionVerdict]:
    """Judge the functions in the homework's order, each on the ground of those before it."""
    homework = examination.homework
    so_far = JudgedSoFar(homework, student, flat, _quick(evidences), loaded.seconds, loaded.uses, Belief())
    for e in evidences:
        so_far = so_far.after(e, *judge_function(e, so_far))
    return {verdict.function: verdict for verdict in so_far.verdicts.values()}


def _located(function: FunctionVerdict, place: Where) -> FunctionVerdict:
    return replace(function, defined=(place.cell, place.line))


def _illustrate(functions: dict[str, FunctionVerdict], evidences: Collection[Evidence], student: Student) -> None:
    """Draw a wrong network's boundary, and hold a wrong gradient against the submission's own loss."""
    by_role = {e.role: e for e in evidences}
    outputs, objective, e = (by_role.get(role) for role in (Role.OUTPUTS, Role.OBJECTIVE, Role.GRADIENT))
    if outputs is not None and outputs.failure is None and functions[outputs.function.name].verdict == "wrong":
        name = outputs.function.name
        functions[name] = replace(functions[name], boundary=boundary(student, outputs))
    if e is None or objective is None or objective.failure is not None or functions[e.function.name].verdict != "wrong":
        return
    judged = functions[e.function.name]
    evidence = "" if judged.largest_error is None else slope_of_own_loss(student, e, objective, judged.largest_error)
    repeats = not any(cause.kind in LEFT_OVER for cause in judged.causes)  # of what does not, one answer shows nothing
    scanned = scans(student, e, judged.blocks, objective) if repeats else ()
    functions[e.function.name] = replace(judged, evidence=evidence, scans=scanned)


def _quick(evidences: Collection[Evidence]) -> bool:
    """Return whether the differences of a loss are not too dear, beside what the homework's own asserts cost."""
    free = sum(e.cost.free for e in evidences)
    return all(DIFFERENCES * e.cost.of(FEW) <= free for e in evidences if e.role is Role.OBJECTIVE)
