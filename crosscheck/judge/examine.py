"""From the questions to the verdict on a whole submission."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from crosscheck.homework import Data, Examination, Role
from crosscheck.judge.asking.questioning import Evidence, Questioning, Student
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.judge.function import judge_function
from crosscheck.judge.optimize import judge_descent
from crosscheck.mistakes.matching import Belief
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import Finding, FunctionVerdict, Verdict


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
        `crosscheck.submissions.labels`.
    only : collection of str, optional
        The functions to judge; all of the homework if not given.
    """
    homework = examination.homework
    chosen = [f for f in homework.questioned if only is None or f.name in only]
    asserts = [case for case in homework.published if case.function in {function.name for function in chosen}]
    verdict = Verdict(submission, sandbox, examination.seed, homework.title, asserts=len(asserts))
    loaded = student.load()
    if isinstance(loaded, Failed):
        return replace(verdict, reason=loaded.reason)

    labels = homework.data.y.reshape(-1) if flat else homework.data.y
    data = replace(homework.data, y=labels)
    evidences = _ask([Questioning(student, homework, function) for function in chosen], data, examination)
    functions = _judge(evidences, student, examination, flat)
    if loaded.own_descent and only is None:
        functions[homework.by_role[Role.DESCENT].name] = judge_descent(student, homework, data)
    held = {case: holds for e in evidences for case, holds in zip(_cases(e), e.published, strict=True)}
    return replace(
        verdict,
        functions=functions,
        asserts_passed=sum(held.values()),
        asserts_failed=tuple(call for call, holds in held.items() if not holds),
        remarks=tuple(Finding(kind, message) for kind, message in loaded.remarks if kind and message),
    )


def _ask(questionings: Collection[Questioning], data: Data, examination: Examination) -> list[Evidence]:
    for questioning in questionings:
        questioning.ask_published(data)
        questioning.ask_probes(examination.probes)
    for questioning in questionings:  # once more, now that the others have been called
        questioning.ask_again(after_others=True)
    return [questioning.evidence for questioning in questionings]


def _judge(
    evidences: Collection[Evidence], student: Student, examination: Examination, flat: bool
) -> dict[str, FunctionVerdict]:
    """Judge the functions in the homework's order, each on the ground of those before it."""
    homework = examination.homework
    quick = all(e.quick for e in evidences if e.role is Role.OBJECTIVE)
    right = Belief(homework.catalogue.network, homework.catalogue.loss)
    so_far = JudgedSoFar(homework, student, flat, quick, right)
    for e in evidences:
        so_far = so_far.after(e, *judge_function(e, so_far))
    return {verdict.function: verdict for verdict in so_far.verdicts.values()}


def _cases(e: Evidence) -> list[str]:
    return [case.call for case in e.homework.published if case.function == e.function.name]
