"""What has been found out about a submission so far: the ground on which its next function stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from crosscheck.homework import Homework, Role
from crosscheck.judge.asking.questioning import Evidence, Student
from crosscheck.mistakes.matching import Belief
from crosscheck.mistakes.remarks import SINGLE_PRECISION
from crosscheck.submissions.outcomes import Failed, Where
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import FunctionVerdict


@dataclass(frozen=True)
class JudgedSoFar:
    """The verdicts so far, and what they rest on.

    Attributes
    ----------
    homework : Homework
    student : Student
        May be asked again.
    flat : bool
        Whether the submission's own program passes labels of shape (N,).
    quick : bool
        Whether its loss is fast enough to be called often.
    belief : Belief
        What its network and loss were found to be.
    verdicts : mapping of Role to FunctionVerdict
    raised_at : frozenset of Where
        Lines that raised within the functions judged so far: what raises there again is not the next function's fault.
    """

    homework: Homework
    student: Student
    flat: bool
    quick: bool
    belief: Belief
    verdicts: Mapping[Role, FunctionVerdict] = field(default_factory=lambda: MappingProxyType({}))
    raised_at: frozenset[Where] = frozenset()

    @property
    def single_precision(self) -> bool:
        """Whether a function was found to compute in single precision: what is built on it does so too."""
        return any(r.kind == SINGLE_PRECISION.kind for verdict in self.verdicts.values() for r in verdict.remarks)

    def wrong(self, role: Role) -> bool:
        """Return whether the function of this role was found to disagree with the reference."""
        verdict = self.verdicts.get(role)
        return verdict is not None and (
            verdict.verdict == "wrong"
            or verdict.right_given is not None
            or (role is Role.OUTPUTS and self.single_precision)
        )

    def after(self, evidence: Evidence, verdict: FunctionVerdict, belief: Belief) -> JudgedSoFar:
        """Return what is known once one more function is judged."""
        raised = {where for answer in evidence.answers if (where := raised_at(answer)) is not None}
        return replace(
            self,
            belief=belief,
            verdicts={**self.verdicts, evidence.role: verdict},
            raised_at=self.raised_at | raised,
        )


def raised_at(answer: Answer) -> Where | None:
    """Return the submission's line at which an answer failed, if that is known."""
    return answer.outcome.where if isinstance(answer.outcome, Failed) else None
