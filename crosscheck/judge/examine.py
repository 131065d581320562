"""From the questions to the verdict on a whole submission."""

import time
from collections.abc import Collection
from dataclasses import replace

import numpy as np

from crosscheck.homework import AnyExamination
from crosscheck.homework.network import NetworkExamination
from crosscheck.judge import of_network
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.explaining.context import not_loaded
from crosscheck.mistakes.findings import LEVEL_OF_READING
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import Finding, Verdict
from crosscheck.versions import installed_versions


@np.errstate(all="ignore")  # a submission's numbers may be anything
def examine(student: Student, examination: AnyExamination, submission: str, *, only: Collection[str] = ()) -> Verdict:
    """Question a submission and judge its answers.

    Parameters
    ----------
    student : Student
        Answers for the submission.
    examination : Examination or NetworkExamination
    submission : str
        As the verdict names it.
    only : collection of str, optional
        The names to judge; all of the homework if not given.
    """
    homework, started, remarks = examination.homework, time.monotonic(), list[Finding]()
    needs = {function.name: homework.wanted.needs(function.name) for function in homework.questioned}
    names = [name for name, of in needs.items() if not only or not set(of).isdisjoint(only)]
    loaded, reason, asserted, descent = student.load(), None, list[tuple[str, bool]](), (0, 0)
    if isinstance(loaded, Failed):
        functions, reason = not_loaded(loaded, names)
    else:
        if isinstance(examination, NetworkExamination):
            functions, asserted, descent = of_network.judged(student, examination, names, loaded, whole=not only)
        else:
            from crosscheck.judge import by_reference  # a homework of a network does not need it

            functions, asserted = by_reference.judged(student, examination, names, loaded)
        for name, one in functions.items():
            places = [loaded.defined[each] for each in (name, *needs.get(name, ())) if each in loaded.defined]
            functions[name] = replace(one, defined=(places[0].cell, places[0].line) if places else None)
        read = ((kind, message) for kind, message in loaded.remarks if message and kind in LEVEL_OF_READING)
        remarks = [Finding(kind, message, level=LEVEL_OF_READING[kind]) for kind, message in read]
    return Verdict(
        submission,
        student.sandbox,
        examination.seed,
        homework.title,
        functions=functions,
        reason=reason,
        asserts=sum(case.function in names for case in homework.printed),
        asserts_passed=sum(holds for _, holds in asserted),
        asserts_failed=tuple(call for call, holds in asserted if not holds),
        descent=descent,
        remarks=tuple(remarks),
        output=student.output,
        seconds=time.monotonic() - started,
        versions=installed_versions(),
        letters=homework.letters,
        homework_place=homework.place,
    )
