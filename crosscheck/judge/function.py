"""Judge one function by itself: right, right given the submission's own network or loss, or wrong and why.

`e` is always the evidence: all answers of the function, and what calling it did besides.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from crosscheck.homework.parts import Role
from crosscheck.judge.asking.accuracy import ENOUGH, accuracy, digits_of, least_accurate, right_to
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.asking.repetition import REPEATABLE
from crosscheck.judge.explaining.calls import (
    broken_assert,
    changes_arguments,
    hard_coded,
    of_one_shape,
    of_plain_labels,
    other_order,
    side_remarks,
    types,
)
from crosscheck.judge.explaining.context import NOTHING, Context, blamed, depends, fails_by, follows, returns_none, word
from crosscheck.judge.explaining.digits import begun_small, inaccuracy, known_mistake, lost_digits
from crosscheck.judge.explaining.recognition import (
    Recognition,
    of_proper_outputs,
    recognise,
    right_given_where,
    shows_nothing,
    takes_no_output,
)
from crosscheck.judge.explaining.state import is_off, replays, state
from crosscheck.judge.explaining.symptoms import EXPLANATIONS, NO_ANSWER, first_found
from crosscheck.judge.shown import farthest_off, gradient, wrong_blocks
from crosscheck.mistakes.findings import FAIL_IN_USE, WRONG_FOR_ONE_SHAPE
from crosscheck.mistakes.matching import Belief
from crosscheck.mistakes.mistake import Mistake
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import Finding, FunctionVerdict, word_of

# The verdict, and the belief about the submission's network and loss after it.
Judged: TypeAlias = tuple[FunctionVerdict, Belief]


def judge_function(e: Evidence, context: Context) -> Judged:
    """Judge one function by the first rule that applies. The last rule always does.

    Changed arguments are an additional cause: each call had arrays of its own, so the answers are judged all the same.
    """
    at_once = _by_its_calls(e, context) or _without_answers(e, context) or _by_state(e, context)
    verdict, belief = at_once or _judged(e, context)
    changes = changes_arguments(e)
    if changes is not None and verdict.verdict in ("right", "remarks", "wrong"):
        causes = (e.finding(changes), *(cause for cause in verdict.causes if cause.explains))
        verdict = replace(verdict, verdict="wrong", right_given=None, causes=causes)
    if e.role is Role.GRADIENT and verdict.right_given is None:
        verdict = replace(verdict, gradient=gradient(e))
    return verdict, belief


def _by_its_calls(e: Evidence, context: Context) -> Judged | None:
    """Judge a function that returns hard-coded numbers, or that is right except for the order of its arguments."""
    if hard_coded(e):
        return _wrong(e, e.ordinary, [e.finding("hard-coded-answers")]), context.belief
    found = other_order(e, context)
    return None if found is None else (_wrong(e, [], [found]), context.belief)


def _without_answers(e: Evidence, context: Context) -> Judged | None:
    """Judge a function that is not done yet, ended the questioning, or failed at all calls or through another one."""
    failure, name = e.failure, e.function.name
    if failure is not None and word(failure) != "wrong" and blamed(failure, name, context) is None:
        asserted = [one for one in e.asserted if isinstance(one.outcome, Returned)]
        came = replace(e, failure=None, answers=[a for a in e.answers if a.value is not None], asserted=asserted)
        holds = all(one.holds for one in asserted) or context.used_by(name)  # else a called function may be the cause
        judged = None if accuracy(came).suffices and holds else _judged(came, context)
        if judged is not None and judged[0].verdict == "wrong":  # earlier answers are wrong all the same
            return judged
    if failure is None:
        failures = [answer.outcome for answer in e.answers if isinstance(answer.outcome, Failed)]
        others = [answer for answer in e.ordinary if not isinstance(answer.outcome, Failed)]
        if not failures or not all(answer.agrees for answer in others):
            return None
        if others and any(blamed(one, name, context) is None for one in failures):
            return None
        failure = failures[0]
    return _of_failure(e, failure, context), context.belief


def _of_failure(e: Evidence, failure: Failed, context: Context) -> FunctionVerdict:
    name = e.function.name
    if (on := blamed(failure, name, context)) is not None:
        return fails_by(name, on)
    if failure.kind == "error" and failure.message.startswith(f"what {name} returned") and NOTHING in failure.message:
        return returns_none(name)
    said = word(failure)
    if said != "wrong":
        return FunctionVerdict(name, said, failure.reason)
    failing = [a for a in e.answers if isinstance(a.outcome, Failed)] if failure.kind == "error" else []
    causes = list(first_found(EXPLANATIONS, e, failing, context)) if failing else []
    return _wrong(e, failing, causes or [replace(failure.reason, level="wrong")], reason=failure)


def _by_state(e: Evidence, context: Context) -> Judged | None:
    """Judge a function whose answers are random, or depend on the calls before them."""
    if changes_arguments(e) is not None:  # the changed arguments may be the cause
        return None
    shaped, _, remarks = of_one_shape(e, context.loaded.flat)
    misbehaves = (e.repeats or "not-repeatable") if e.moved > REPEATABLE else None
    kept = context.left_over(e.function.name)
    if misbehaves is not None and kept is not None:
        return follows(e.function.name, kept), context.belief
    if misbehaves in ("random-noise", "not-repeatable") and replays(e, context):
        misbehaves = "depends-on-earlier-calls"
    # How answers depend on earlier calls may be found out more exactly. That matters more than a reused buffer.
    closely = misbehaves is None or (misbehaves == "depends-on-earlier-calls" and not e.overwritten)
    found = state(shaped, shaped.differing, context) if closely else None
    if misbehaves is not None:
        found = found or (e.finding(misbehaves), shaped.differing)
    if found is None:
        return None
    judged = _wrong(e, found[1], [found[0]], remarks)
    if judged.worst is not None:  # no lines to paste: a first call may be right
        judged = replace(judged, worst=replace(judged.worst, question=judged.worst.question._replace(lines=())))
    return judged, context.belief


def _judged(e: Evidence, context: Context) -> Judged:
    """Judge a function by its answers; only by those to labels of one shape, if the other shape is the mistake."""
    shaped, of_shape, on_shape = of_one_shape(e, context.loaded.flat)
    alone = of_shape is None and context.left_over(e.function.name) is None
    of_plain = of_plain_labels(shaped, context) if alone else None
    if of_plain is None:
        verdict, belief = _of_answers(shaped, context, on_shape)
        return _bound(e, verdict, of_shape, context), belief
    plain, of_other = of_plain
    verdict, belief = _of_answers(plain, context, on_shape)
    if verdict.verdict != "wrong":  # then the other shape is the only mistake. It may have a name, or be the loss's.
        whole, whole_belief = _of_answers(shaped, context, on_shape)
        of_loss = whole.right_given == context.yours(Role.OBJECTIVE)
        explained = any(cause.explains for cause in whole.causes) and of_other.kind != "wrong-for-flat-labels"
        if of_loss or (explained and verdict.right_given is None):
            return _bound(e, whole, None, context), whole_belief
    return _bound(e, verdict, of_other, context), belief


def _of_answers(e: Evidence, context: Context, on_shape: list[Finding]) -> Judged:
    """Judge a function's numbers: what differs, whether that is excused, and what explains it."""
    differing = e.differing
    beyond = [] if differing else e.homework.unexplained(e.function, e.saturated)
    excused = [] if differing or beyond else e.homework.excused(e.function, e.saturated)
    unread = [a for a in e.ordinary if a.value is None and isinstance(a.outcome, Returned)]  # the shape is the mistake
    remarks = [*([] if unread else types(e)), *on_shape, *excused, *side_remarks(e)]
    if differing:
        return _of_differing(e, differing, context, remarks)
    return _of_saturation(e, beyond, context, remarks) if beyond else _right(e, remarks), context.belief


def _bound(e: Evidence, verdict: FunctionVerdict, of_shape: Finding | None, context: Context) -> FunctionVerdict:
    """Check a function whose numbers are right against the homework's docstrings and asserts.

    If it is right given an earlier mistake, its numbers cannot pass the asserts. Its shapes and types can.
    """
    broken, kept = of_shape or broken_assert(e), context.left_over(e.function.name)
    in_use = broken is not None and broken.kind in FAIL_IN_USE
    if verdict.verdict == "wrong" and broken is not None and (in_use or of_shape is not None):
        return replace(verdict, causes=(*verdict.causes, broken))
    if verdict.verdict not in ("right", "remarks"):
        return verdict
    if verdict.right_given is not None:
        if broken is None or not broken.explains:  # only a symptom: numbers that differ, or a call that fails
            return verdict
        off = [] if in_use else [a for a in e.differing if a.probe.column]
        return _wrong(e, off, [_of_right_numbers(broken, f" given {verdict.right_given}")], verdict.remarks)
    flat = [a for a in e.valued if a.probe.gentle and not a.agrees]
    by_other = e.role is Role.GRADIENT  # the loss may have the mistake of the shape; the network takes no labels
    if by_other and of_shape is not None and flat and (given := right_given_where(e, context, flat)) is not None:
        return _right(e, verdict.remarks, given)
    usual = max([a.relative_error for a in e.valued if np.isfinite(a.relative_error)], default=0.0)
    truncated = [a for a in e.of_whole_numbers if a.value is not None and is_off(a, usual)]
    if kept is not None and (truncated or broken is not None):
        return follows(e.function.name, kept)
    if truncated:
        if (given := right_given_where(e, context, truncated)) is not None:
            return _right(e, verdict.remarks, given)
        probe, when = truncated[0].probe, " where points are given as integers"
        cut = context.is_right_at(e.function, replace(probe, X=probe.X.astype(float)))
        found = e.finding("integer-truncation", what="The numbers on the way", when=when)
        causes = [found] if cut else first_found(EXPLANATIONS, e, truncated, context)
        return _wrong(e, truncated, causes, verdict.remarks)
    if broken is None:
        return verdict
    failure = next((one.outcome for one in e.asserted if not one.holds), None)
    reason = failure if isinstance(failure, Failed) and broken.kind == "raises" else None
    of_type = {remark.kind for remark in types(e)}
    remarks = [remark for remark in verdict.remarks if remark.kind not in of_type]
    return _wrong(e, [], [_of_right_numbers(broken)], remarks, reason)


def _of_right_numbers(found: Finding, given: str = "") -> Finding:
    """Add to a finding that the numbers are right, and given what, if the function only fails in use."""
    right = "The latter" if found.kind in WRONG_FOR_ONE_SHAPE else "The numbers"
    return replace(found, hint=f"{found.hint} {right} are right{given}.") if found.kind in FAIL_IN_USE else found


def _of_differing(e: Evidence, differing: list[Answer], context: Context, remarks: list[Finding]) -> Judged:
    """Judge a function whose answers differ at ordinary probes."""
    measured = accuracy(e)
    if measured.suffices:
        if (known := known_mistake(e)) is not None:
            return _wrong(e, differing, [known], remarks), context.belief
        return _right(e, [*remarks, inaccuracy(e, measured, context)]), context.belief
    recognition = recognise(e, context)
    unanswered = [a for a in differing if a.value is None and blamed(a.outcome, e.function.name, context) is None]
    # A function that gives no answer is not right given anything, unless the loss of its own outputs is no number.
    if recognition.right_given is not None and not of_proper_outputs(context, unanswered):
        given = recognition.right_given
        if why := shows_nothing(e, given, context):
            before = [v.function for v in context.given(given)]
            until = f"{' and '.join(before)} {'are' if len(before) > 1 else 'is'} right"
            return depends(e.function.name, f"agrees with {given}, but {why}", until), context.belief
        if (passing := _passed_on(given, context)) is not None:
            told = of_proper_outputs(context, differing)  # where the loss of its own outputs is a number to compare
            there = replace(e, answers=[a for a in e.answers if a in told or a not in differing])
            if not accuracy(there).suffices:
                found = e.finding("errors-passed-on", digits=right_to(there, told), by=passing)
                return _wrong(e, told, [found], remarks), recognition.belief
        if recognition.against_own_loss:
            remarks = [*remarks, e.finding("changes-with-the-correction")]
        return _right(e, remarks, given), recognition.belief
    if not recognition.mistakes and (kept := context.left_over(e.function.name)) is not None:
        return follows(e.function.name, kept), context.belief  # the called function may cause any wrong number
    if not recognition.mistakes and takes_no_output(e, context):
        return fails_by(e.function.name, context.homework.by_role[Role.OUTPUTS].name), context.belief
    named = [_told(e, mistake, recognition, context) for mistake in recognition.mistakes]
    causes = named or lost_digits(e, measured, context)
    if causes and unanswered:  # the causes do not explain calls without an answer
        causes = [*causes, *first_found(NO_ANSWER, e, unanswered, context)]
    if not causes:
        causes = list(first_found(EXPLANATIONS, e, differing, context))
        off = any(v.verdict == "wrong" or v.right_given is not None for v in context.verdicts.values())
        if recognition.against_own_loss and off and {cause.kind for cause in causes} <= {"differs"}:
            remarks = [*remarks, e.finding("not-the-derivative-of-your-loss")]
    reason = next((a.outcome for a in unanswered if isinstance(a.outcome, Failed)), None)
    return _wrong(e, differing, causes, remarks, reason), recognition.belief


def _passed_on(given: str, context: Context) -> str | None:
    """Return the given function if it is right except for lost digits, which it passes on; None if one is wrong."""
    before = context.given(given)
    passing = {cause.kind for v in before for cause in v.causes} <= {"errors-passed-on"}
    wrong = not passing or any(v.reason is not None or v.right_given is not None for v in before)
    return None if wrong or not before else before[0].function


def _of_saturation(e: Evidence, beyond: list[Answer], context: Context, remarks: list[Finding]) -> FunctionVerdict:
    """Judge a function that is right at ordinary probes, and wrong without an excuse where the output saturates."""
    if (given := right_given_where(e, context, beyond)) is not None:
        return _right(e, remarks, given)
    row = farthest_off(e, beyond)["worst"]
    found = e.finding("wrong-only-in-saturation", at=row.question.at, obtained=row.obtained, expected=row.expected)
    return _wrong(e, beyond, [found], remarks)


def _told(e: Evidence, mistake: Mistake, recognition: Recognition, context: Context) -> Finding:
    """Return the finding for a mistake; say so if a gradient makes it after its own wrong loss, or fits another one.

    On the way back from another loss, the formulas are different, and none is given.
    """
    found, about = e.finding(mistake), mistake.function
    if recognition.on_own_loss and about == e.function.name:
        return replace(found, hint=f"Given {context.yours(Role.OBJECTIVE)}: {begun_small(found.hint)}", formula="")
    before = [v for v in context.verdicts.values() if v.function == about and about != e.function.name]
    if e.role is Role.GRADIENT and before and mistake.kind not in {cause.kind for cause in before[0].causes}:
        return replace(found, hint=f"It fits another {about} than yours: {begun_small(found.hint)}")
    return found


def _right(e: Evidence, remarks: Sequence[Finding], given: str | None = None) -> FunctionVerdict:
    return FunctionVerdict(e.function.name, word_of(remarks), right_given=given, remarks=tuple(remarks))


def _wrong(
    e: Evidence,
    differing: Sequence[Answer],
    causes: Sequence[Finding],
    remarks: Sequence[Finding] = (),
    reason: Failed | None = None,
) -> FunctionVerdict:
    told = any(str(accuracy(e)) in cause.hint for cause in causes)  # then the number shown must have as many digits
    few = [a for a in differing if digits_of(a, e.role) < ENOUGH]
    return FunctionVerdict(
        e.function.name,
        "wrong",
        None if reason is None else replace(reason.reason, level="wrong"),
        causes=tuple(causes),
        remarks=tuple(remarks),
        blocks=wrong_blocks(e, differing),
        **farthest_off(e, least_accurate(e, differing) if told else few or differing),
    )
