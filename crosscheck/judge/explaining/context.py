"""What is known of a submission when its next function is judged, and what a failure means."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

import numpy as np

from crosscheck.homework.network import NetworkHomework
from crosscheck.homework.parts import Function, Role
from crosscheck.judge.asking.accuracy import accuracy
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.asking.questioning import Student, ask, read
from crosscheck.mistakes.matching import Belief, same
from crosscheck.submissions.outcomes import NOT_JUDGED, Failed, Loaded, Outcome, Returned
from crosscheck.submissions.probes import Answer, Probe
from crosscheck.verdict import THE_FORMULAS, Finding, FunctionVerdict, FunctionWord, all_unjudged

MOVING = frozenset({"random-noise", "not-repeatable"})
CHANGING = frozenset({"updates-params-in-place", "changes-data-in-place"})
LEFT_OVER = MOVING | CHANGING | {"depends-on-earlier-calls", "stale-cache", "reused-buffer"}


@dataclass(frozen=True)
class Context:
    """The verdicts so far, and what they are based on."""

    homework: NetworkHomework
    student: Student
    loaded: Loaded
    quick: bool  # whether the submission's loss is fast enough to be called often
    belief: Belief = Belief()  # noqa: RUF009 - frozen; its network and loss, as found so far
    verdicts: Mapping[Role, FunctionVerdict] = field(default_factory=lambda: MappingProxyType({}))
    inexact: frozenset[Role] = frozenset()  # functions with an answer beyond its error bound at a listed question

    def wrong(self, role: Role) -> bool:
        """Return whether the function of this role was found to disagree with the reference."""
        verdict = self.verdicts.get(role)
        disagrees = verdict is not None and (verdict.verdict == "wrong" or verdict.right_given is not None)
        return disagrees or role in self.inexact  # an inexact function passes its errors on to others

    def yours(self, role: Role) -> str:
        """Return the words for the submission's own function of a role, given which another one may be right."""
        return f"your {self.homework.by_role[role].name}"

    def given(self, what: str) -> list[FunctionVerdict]:
        """Return the verdicts on the functions that `what` names: one of the submission's own, or all judged so far."""
        return [v for v in self.verdicts.values() if what in (THE_FORMULAS, f"your {v.function}")]

    def used_by(self, function: str) -> list[FunctionVerdict]:
        """Return the verdicts so far on the functions that this one calls; on all others if its calls are not known."""
        others, uses = [v for v in self.verdicts.values() if v.function != function], self.loaded.uses
        return others if uses is None else [v for v in others if v.function in uses.get(function, ())]

    def left_over(self, function: str) -> FunctionVerdict | None:
        """Return the verdict on a called function that keeps state, changes arguments or is random, if there is one."""
        return next((v for v in self.used_by(function) if any(c.kind in LEFT_OVER for c in v.causes)), None)

    def ask(self, function: Function, probes: Sequence[Probe], in_place: bool = False) -> list[Answer]:
        """Ask a function at some probes in one message. `in_place`: with the same arrays, changed between the calls."""
        outcomes = ask(self.student, function, [(p.params, p.X, p.y) for p in probes], in_place)
        return [read(function, probe, of_probe) for probe, of_probe in zip(probes, outcomes, strict=True)]

    def is_right_at(self, function: Function, probe: Probe) -> bool:
        """Ask at a probe, and return whether the answer is the reference's, but for rounding."""
        (answer,) = self.ask(function, [probe])
        return answer.value is not None and same(np.ravel(answer.value), np.ravel(answer.expected))

    def after(self, evidence: Evidence, verdict: FunctionVerdict, belief: Belief) -> Self:
        """Return what is known once one more function is judged."""
        inexact = self.inexact | ({evidence.role} if math.isfinite(accuracy(evidence).listed) else set())
        return replace(self, belief=belief, verdicts={**self.verdicts, evidence.role: verdict}, inexact=inexact)


NOT_DONE = frozenset({"missing", "not_implemented"})
WITHOUT_A_LINE = frozenset({"timeout", "memory", "crash", "protocol", "waiting"})  # failures without a known place
UNDEFINED = re.compile(r"name '(\w+)' is not defined")
NOTHING = "NoneType"  # in a message of Python: a function that is not done yet returned None


def word(failure: Failed) -> FunctionWord:
    """Return the verdict on the function whose code fails."""
    return "missing" if failure.kind in NOT_DONE else "unjudged" if failure.kind in NOT_JUDGED else "wrong"


def blamed(failure: Outcome, function: str, context: Context) -> str | None:
    """Return the function, judged before, that causes another one's failure; None if there is none.

    Only a function that fails by itself can be the cause. One that is right by itself may be passed wrong arguments.
    """
    if isinstance(failure, Returned):
        return None
    reasons = {v.function: v.reason.kind for v in context.used_by(function) if v.reason is not None}
    undefined = UNDEFINED.search(failure.message)
    unasked = {one.name for role, one in context.homework.by_role.items() if role not in context.verdicts}
    if undefined and undefined[1] in (reasons.keys() | unasked) - {function}:
        return undefined[1]
    if failure.within in reasons:
        return failure.within
    kinds = {"missing"} if NOTHING in failure.message else set[str]()
    if failure.within is None and failure.kind in WITHOUT_A_LINE:
        kinds = {failure.kind, "depends"}
    return next((name for name, kind in reasons.items() if kind in kinds), None)


def not_loaded(failure: Failed, names: Sequence[str]) -> tuple[dict[str, FunctionVerdict], Finding | None]:
    """Return the verdicts if the definitions fail, and the reason if nothing could be judged."""
    if failure.kind not in ("crash", "protocol"):
        return all_unjudged(names, failure.reason), failure.reason
    own = replace(failure.reason, level="wrong")  # the submission itself causes these
    return {name: FunctionVerdict(name, "wrong", own, causes=(own,)) for name in names}, None


def returns_none(function: str) -> FunctionVerdict:
    """Return the verdict on a function that returns None."""
    told = f"{function} returns nothing (None): it is not done yet, or its return is missing"
    return FunctionVerdict(function, "missing", Finding("missing", told, level="missing"))


def depends(function: str, how: str, until: str) -> FunctionVerdict:
    """Return the verdict on a function that cannot be judged before another one is right."""
    told = f"{function} {how}: it can be judged once {until}."
    return FunctionVerdict(function, "unjudged", Finding("depends", told, level="unjudged"))


def fails_by(function: str, on: str) -> FunctionVerdict:
    """Return the verdict on a function that fails only because another one does."""
    return depends(function, f"fails only through {on}", f"{on} works")


def follows(function: str, on: FunctionVerdict) -> FunctionVerdict:
    """Return the verdict on a function that calls another, which is random, changes arguments or keeps state."""
    name = on.function
    if any(cause.kind in CHANGING for cause in on.causes):
        return depends(function, f"passes arguments to {name}, which changes them", f"{name} leaves them as they are")
    if any(cause.kind in MOVING for cause in on.causes):
        how = f"follows {name}, which answers the same call differently each time"
        return depends(function, how, f"{name} gives one answer")
    return depends(function, f"follows what {name} keeps from one call to the next", f"{name} keeps nothing")
