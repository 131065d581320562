"""What has been found out about a submission so far: the ground on which its next function is judged."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from crosscheck.homework import Function, Homework, Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.asking.questioning import Student, ask, read
from crosscheck.judge.explaining.digits import accuracy
from crosscheck.mistakes.findings import (
    DEPENDS_ON_EARLIER_CALLS,
    NOT_REPEATABLE,
    RANDOM_NOISE,
    REUSED_BUFFER,
    STALE_CACHE,
)
from crosscheck.mistakes.matching import Belief, same
from crosscheck.submissions.probes import Answer, Probe
from crosscheck.verdict import FunctionVerdict

LEFT_OVER = frozenset(
    kind.kind for kind in (DEPENDS_ON_EARLIER_CALLS, STALE_CACHE, REUSED_BUFFER, RANDOM_NOISE, NOT_REPEATABLE)
)


@dataclass(frozen=True)
class Context:
    """The verdicts so far, and what they rest on."""

    homework: Homework
    student: Student
    flat: bool  # whether the submission's own program passes labels of shape (N,)
    quick: bool  # whether its loss is fast enough to be called often
    load_seconds: float  # of the processor, which its definitions took
    uses: Mapping[str, frozenset[str]] | None  # the functions that each one refers to, where that is known
    belief: Belief = Belief()  # noqa: RUF009 - frozen; what its network and loss were found to be
    verdicts: Mapping[Role, FunctionVerdict] = field(default_factory=lambda: MappingProxyType({}))
    inexact: frozenset[Role] = frozenset()  # of the functions that lie beyond their error bounds at a listed question

    def wrong(self, role: Role) -> bool:
        """Return whether the function of this role was found to disagree with the reference."""
        verdict = self.verdicts.get(role)
        disagrees = verdict is not None and (verdict.verdict == "wrong" or verdict.right_given is not None)
        return disagrees or role in self.inexact  # what lacks digits passes that on

    def used_by(self, function: str) -> list[FunctionVerdict]:
        """Return the verdicts on the functions judged so far that a function may call; all of them where that is not known."""
        names = None if self.uses is None else self.uses.get(function, frozenset())
        return [v for v in self.verdicts.values() if v.function != function and (names is None or v.function in names)]

    def left_over(self, function: str) -> FunctionVerdict | None:
        """Return that on a function which another one calls and which keeps something between calls, or is random."""
        kept = (v for v in self.used_by(function) if any(c.kind in LEFT_OVER for c in v.causes))
        return next(kept, None)

    def ask(self, function: Function, probes: Sequence[Probe], in_place: bool = False) -> list[Answer]:
        """Ask a function at some probes in one message; in place: with the same arrays, changed between the calls."""
        outcomes = ask(self.student, function, [(p.params, p.X, p.y) for p in probes], in_place)
        return [read(function, probe, of_probe) for probe, of_probe in zip(probes, outcomes, strict=True)]

    def is_right_at(self, function: Function, probe: Probe) -> bool:
        """Ask at a probe, and return whether that brings the reference's answer, but for rounding."""
        (answer,) = self.ask(function, [probe])
        return answer.value is not None and same(np.ravel(answer.value), np.ravel(answer.expected))

    def after(self, evidence: Evidence, verdict: FunctionVerdict, belief: Belief) -> Context:
        """Return what is known once one more function is judged."""
        inexact = self.inexact | ({evidence.role} if math.isfinite(accuracy(evidence).listed) else set())
        return replace(self, belief=belief, verdicts={**self.verdicts, evidence.role: verdict}, inexact=inexact)
