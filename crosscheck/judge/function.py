"""One function judged on its own contract: right, right given the student's own network or loss, or wrong and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from crosscheck.homework.circles.contract import BLOCKS, NAMES, Array
from crosscheck.judge.asking.questioning import Answer, Evidence
from crosscheck.judge.explaining.accuracy import Inaccuracy, inaccuracy
from crosscheck.judge.explaining.behaviour import hard_coded, misbehaves, other_order
from crosscheck.judge.explaining.global_state import depends
from crosscheck.judge.explaining.independence import independence
from crosscheck.judge.explaining.remarks import remarks, without_refused_shape
from crosscheck.judge.explaining.saturation import unexplained
from crosscheck.judge.explaining.self_consistency import (
    CallEach,
    follows_own_loss,
    follows_own_outputs,
    gradient_of_own_loss,
    loss_of_own_outputs,
    with_own_outputs,
)
from crosscheck.judge.explaining.symptoms import permuted, symptoms
from crosscheck.mistakes.matching import (
    Kinds,
    Observation,
    broadcasts,
    consistent_with_network,
    derivative_of_mistaken,
    match_gradient,
    match_loss,
    match_network,
)
from crosscheck.mistakes.messages import finding
from crosscheck.mistakes.model import REFERENCE_LOSS, REFERENCE_NETWORK, Loss, Network
from crosscheck.submissions.outcomes import Failed, Where
from crosscheck.verdict import Comparison, Finding, FunctionVerdict, Worst

TELLING = 0.01  # of the largest error anywhere: a smaller one at the homework's own call is not the one to show


@dataclass
class Known:
    """What has been found out about the submission so far: it is the ground on which the next function stands."""

    call_each: CallEach
    reload: Callable[[], bool]
    flat: bool = False  # its own program passes labels of shape (N,)
    network: Network = REFERENCE_NETWORK
    loss: Loss = REFERENCE_LOSS
    verdicts: dict[str, FunctionVerdict] = field(default_factory=dict)
    quick: bool = True  # its loss is
    against_own_loss: bool = False  # its gradient was shown not to be the derivative of its wrong loss
    raised_at: set[Where] = field(default_factory=set)  # by the functions judged so far

    @property
    def single_precision(self) -> bool:
        """Say whether a function was found to compute in single precision: what is built on it does so too."""
        return any(remark.kind == "float32" for verdict in self.verdicts.values() for remark in verdict.remarks)

    def wrong(self, function: str) -> bool:
        """Say whether a function was found to disagree with the reference."""
        verdict = self.verdicts.get(function)
        return verdict is not None and (
            verdict.verdict == "wrong" or verdict.given is not None or (function == "network" and self.single_precision)
        )


def judge_function(evidence: Evidence, known: Known) -> FunctionVerdict:
    """Judge one function from its answers."""
    if hard_coded(evidence):
        verdict = _wrong(
            FunctionVerdict(evidence.function, "wrong"), evidence, evidence.ordinary, (finding("hard-coded-answers"),)
        )
    else:
        verdict = _of_other_arguments(evidence, known) or _not_judged(evidence) or _judged(evidence, known)
    if evidence.function == "loss_gradient" and verdict.given is None:
        verdict.shown = _shown(evidence)
    known.raised_at |= {where for answer in evidence.answers if (where := _raised_at(answer)) is not None}
    return verdict


def _not_judged(e: Evidence) -> FunctionVerdict | None:
    """Tell apart what is not done yet, and what ended the questioning or raised at every call."""
    failure = e.failure
    if failure is None and not any(answer.value is not None for answer in e.answers):
        failures = [answer.outcome for answer in e.answers if isinstance(answer.outcome, Failed)]
        failure = failures[0] if len(failures) == len(e.answers) else None
    if failure is None:
        return None
    if failure.kind == "error" and "NoneType" in failure.message:
        message = f"{e.function} returns nothing (None): it is not done yet, or its return is missing"
        return FunctionVerdict(e.function, "missing", Finding("missing", message))
    undone = failure.kind == "not_implemented" or (failure.kind == "missing" and "not defined" in failure.message)
    where = f" ({failure.where})" if failure.where is not None else ""
    kind = "missing" if undone else failure.kind
    return FunctionVerdict(e.function, "missing" if undone else "unjudged", Finding(kind, failure.message + where))


def _of_other_arguments(e: Evidence, known: Known) -> FunctionVerdict | None:
    """Say that a function is right but for the order of its arguments, if that is so."""
    found = other_order(known.call_each, e)
    return None if found is None else _wrong(FunctionVerdict(e.function, "wrong"), e, [], (found,))


def _judged(e: Evidence, known: Known) -> FunctionVerdict:
    e, refusal = without_refused_shape(e, known.flat)
    differing = [answer for answer in e.ordinary if not answer.agrees]
    excused = remarks(e, differing)
    verdict = FunctionVerdict(e.function, "right", remarks=refusal + excused.remarks)
    misbehaviour = misbehaves(e)
    if misbehaviour:
        return _wrong(verdict, e, differing, (finding(misbehaviour),))
    inexact = None
    if differing and not excused.all_differences and not e.same_everywhere:
        inexact = inaccuracy(e, differing, known.single_precision)
    if inexact is not None and inexact.harmless:
        verdict.remarks.append(finding(inexact.kind, **inexact.numbers))
    elif differing and not excused.all_differences:
        verdict.given, kinds = _explain(e, known)
        unanswered = _unanswered(differing, known)
        if unanswered:
            verdict.given = None  # what the values are right given is not all that is wrong
        if verdict.given is None:
            causes = _named(kinds, e, inexact)
            causes += symptoms(e, unanswered) if causes and unanswered else []
            causes = causes or depends(known.call_each, known.reload, e) or symptoms(e, differing)
            if [cause.kind for cause in causes] == ["differs"]:
                causes = independence(known.call_each, e) or causes
            if known.against_own_loss:
                verdict.remarks.append(finding("not-the-derivative-of-your-loss"))
            return _wrong(verdict, e, differing, tuple(causes))
    beyond = [] if differing else unexplained(e)
    if beyond:
        verdict.given = _given_beyond(e, known, beyond)
    if beyond and verdict.given is None:
        worst = _worst(e, beyond)
        assert worst is not None
        found = finding("wrong-only-in-saturation", at=worst.at, obtained=worst.obtained, expected=worst.expected)
        return _wrong(verdict, e, beyond, (found,))
    verdict.verdict = "remarks" if verdict.remarks else "right"
    return verdict


def _unanswered(differing: list[Answer], known: Known) -> list[Answer]:
    """Give the answers without a value of the right shape, but for those that a function before it is to blame for."""
    return [a for a in differing if a.value is None and (_raised_at(a) is None or _raised_at(a) not in known.raised_at)]


def _raised_at(answer: Answer) -> Where | None:
    return answer.outcome.where if isinstance(answer.outcome, Failed) else None


def _given_beyond(e: Evidence, known: Known, beyond: list[Answer]) -> str | None:
    """Say what a function that goes wrong in saturation only is right given there."""
    if e.function == "loss" and known.wrong("network") and follows_own_outputs(known.call_each, beyond):
        return "your network"
    if e.function == "loss_gradient" and known.wrong("loss") and follows_own_loss(known.call_each, beyond):
        return "your loss"
    return None


def _named(kinds: Kinds, e: Evidence, inexact: Inaccuracy | None) -> list[Finding]:
    """Give the demonstrated causes: of the catalogue, of how it was computed."""
    if kinds == ("gradient-wrong-order",):
        return list(permuted(e, [])) or [finding(*kinds)]
    if kinds:
        return [finding(kind) for kind in kinds]
    if inexact is not None:
        return [finding(inexact.kind, **inexact.numbers)]
    return []


def _wrong(
    verdict: FunctionVerdict, e: Evidence, differing: list[Answer], causes: tuple[Finding, ...]
) -> FunctionVerdict:
    verdict.verdict, verdict.causes = "wrong", list(causes)
    verdict.worst = _worst(e, differing)
    verdict.blocks = _blocks(e, differing)
    return verdict


def _explain(e: Evidence, known: Known) -> tuple[str | None, Kinds]:
    """Find what a wrong function is right given, or the catalogued mistakes that it makes.

    One and the same answer everywhere names none: it is what many mistakes may come to.
    """
    explain = {"network": _explain_network, "loss": _explain_loss, "loss_gradient": _explain_gradient}
    return explain[e.function](e, known)


def _explain_network(e: Evidence, known: Known) -> tuple[str | None, Kinds]:
    if e.same_everywhere:
        return None, ()
    kinds, known.network = match_network(observations(e))
    return None, kinds


def _explain_loss(e: Evidence, known: Known) -> tuple[str | None, Kinds]:
    seen = observations(e)
    if known.wrong("network"):
        own = with_own_outputs(known.call_each, seen)
        if loss_of_own_outputs(own):
            return "your network", ()
        if known.network is REFERENCE_NETWORK and own:  # its mistake has no name: only its own outputs can be used
            seen = own
    if e.same_everywhere:
        return None, ()
    kinds, known.loss = match_loss(seen, known.network)
    return None, kinds


def _explain_gradient(e: Evidence, known: Known) -> tuple[str | None, Kinds]:
    seen = observations(e)
    if known.wrong("loss"):
        of_own = gradient_of_own_loss(known.call_each, e, known.quick)
        if of_own or derivative_of_mistaken(seen, known.network, known.loss):
            return "your loss", ()
        known.against_own_loss = of_own is False
    if consistent_with_network(seen, known.network):
        return "your network", ()
    if all(a.agrees for a in e.ordinary if not a.probe.column) and broadcasts([o for o in seen if o.y.ndim > 1]):
        return None, ("nxn-broadcast",)
    return None, () if e.same_everywhere else match_gradient(seen, known.network, known.loss)


def observations(e: Evidence) -> list[Observation]:
    """Give what was returned at ordinary probes, as the catalogue wants it."""
    return [
        Observation(a.probe.params, a.probe.X, a.probe.y, a.value, a.expected, a.probe.kind == "fresh")
        for a in e.ordinary
        if a.value is not None
    ]


def _worst(e: Evidence, differing: list[Answer]) -> Worst | None:
    """Pick the entry farthest off: at the homework's own calls if it is not much nearer there, else at a fresh probe."""
    rank = {"circles": 0, "published": 1, "fresh": 2}
    candidates = [answer for answer in differing if answer.value is not None]
    if not candidates:
        return None
    telling = TELLING * max((a.relative for a in candidates if np.isfinite(a.relative)), default=0.0)
    answer = min(candidates, key=lambda a: (a.relative < telling, rank.get(a.probe.kind, 3), -a.relative))
    assert answer.value is not None
    entry = int(np.argmax(answer.error))
    at = f"{e.function}({answer.probe.at})"
    if e.function == "network":
        x1, x2 = answer.probe.X[entry]
        at = f"network([{x1:.4g}, {x2:.4g}]) at {answer.probe.at.split(',')[0]}"
    parameter = NAMES[entry] if e.function == "loss_gradient" else None
    return Worst(at, parameter, float(answer.value.reshape(-1)[entry]), float(answer.expected.reshape(-1)[entry]))


def _blocks(e: Evidence, differing: list[Answer]) -> list[str]:
    """Name the blocks u, a, v, b of which an entry is wrong somewhere."""
    if e.function != "loss_gradient":
        return []
    wrong = np.zeros(len(NAMES), dtype=bool)
    for answer in differing:
        if answer.value is not None:
            wrong |= answer.error > answer.allowance
    return [name for name, block in BLOCKS.items() if wrong[block].any()]


def _shown(e: Evidence) -> Comparison | None:
    """Give the gradient at the homework's own call, or at the first place where it has one."""
    for kind in ("circles", "fresh", "published"):
        for answer in e.answers:
            if answer.probe.kind == kind and answer.value is not None:
                return _comparison(answer.probe.at, answer.value, answer.expected)
    return None


def _comparison(at: str, obtained: Array, expected: Array) -> Comparison:
    return Comparison(f"loss_gradient({at})", tuple(map(float, obtained)), tuple(map(float, expected)))
