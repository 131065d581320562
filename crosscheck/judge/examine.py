"""From the questions to the verdict on a whole submission."""

from __future__ import annotations

import numpy as np

from crosscheck.homework.circles.contract import PUBLISHED
from crosscheck.judge.asking.probes import Examination
from crosscheck.judge.asking.questioning import Questioning, Student
from crosscheck.judge.function import Known, judge_function
from crosscheck.judge.optimize import judge_optimize
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import Finding, Verdict

ASKED = ("network", "loss", "loss_gradient")


def judge(student: Student, verdict: Verdict, examination: Examination, flat: bool = False) -> Verdict:
    """Question a submission and fill in its verdict.

    Parameters
    ----------
    student : Student
        Answers for the submission.
    verdict : Verdict
        Names the submission, the sandbox and the examination's seed.
    examination : Examination
    flat : bool
        Whether the submission's own program passes labels of shape (N,) and not, as the homework's, (N, 1); see
        `crosscheck.submissions.labels`.
    """
    with np.errstate(all="ignore"):  # a submission's numbers may be anything
        return _judge(student, verdict, examination, flat)


def _judge(student: Student, verdict: Verdict, examination: Examination, flat: bool) -> Verdict:
    loaded = student.load()
    if isinstance(loaded, Failed):
        where = f" ({loaded.where})" if loaded.where is not None else ""
        kind = "missing" if loaded.kind == "not_implemented" else loaded.kind
        verdict.reason = Finding(kind, loaded.message + where)
        return verdict
    verdict.remarks = [Finding(kind, message) for kind, message in loaded.remarks if kind and message]
    X, y, known = examination.X, examination.y, Known(student.call_each, student.reload, flat)
    labels = y if flat else y.reshape(-1, 1)
    questionings = [Questioning(student, function) for function in ASKED]
    for questioning in questionings:
        questioning.ask_published(X, labels)
        questioning.ask_probes(examination.probes)
    for questioning in questionings:  # once more, now that the others have been called
        questioning.ask_again(after_others=True)
    known.quick = all(
        questioning.evidence.quick for questioning in questionings if questioning.evidence.function == "loss"
    )
    for questioning in questionings:
        evidence = questioning.evidence
        known.verdicts[evidence.function] = judge_function(evidence, known)
        verdict.asserts_passed += sum(evidence.published)
        cases = [case for case in PUBLISHED if case.function == evidence.function]
        held = zip(cases, evidence.published, strict=False)
        verdict.asserts_failed += [case.name for case, holds in held if not holds]
    verdict.functions = dict(known.verdicts)
    if loaded.own_descent:
        verdict.functions["optimize"] = judge_optimize(student, X, labels)
    return verdict
