"""Ask the functions of a homework of one network, and judge each given the others."""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from crosscheck.homework.network import NetworkExamination
from crosscheck.homework.parts import Role
from crosscheck.judge.asking.accuracy import accuracy
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.asking.questioning import Questioning, Student, ask_in_turns
from crosscheck.judge.asking.repetition import REPEATABLE
from crosscheck.judge.explaining.calls import of_one_shape
from crosscheck.judge.explaining.context import LEFT_OVER, NOT_DONE, Context
from crosscheck.judge.function import judge_function
from crosscheck.judge.shown import boundary, scans, slope_of_own_loss
from crosscheck.submissions.outcomes import Loaded
from crosscheck.submissions.probes import Probe
from crosscheck.verdict import FunctionVerdict

SLOW_SECONDS = 2.0  # a function whose first call takes longer is asked the rest after the others
DIFFERENCES = 140  # calls of the loss for the differences at two questions: two steps, of both signs, by each parameter


def judged(
    student: Student, examination: NetworkExamination, names: Collection[str], loaded: Loaded, whole: bool
) -> tuple[dict[str, FunctionVerdict], list[tuple[str, bool]], tuple[int, int]]:
    """Ask the named functions, and judge them.

    Also return which of the homework's asserts hold; along how many steps of the homework's descent loss and gradient
    are right; and with how many points they were asked there.

    `whole`: the functions are the whole submission, so that its descent is judged, too.
    """
    homework = examination.homework
    data = homework.data._replace(y=homework.data.y.reshape(-1)) if loaded.flat else homework.data
    asked = [Questioning(student, examination, one, data) for one in homework.questioned if one.name in names]
    evidences, followed = _ask(asked, loaded, examination.descent[data.y.ndim])
    context = Context(homework, student, loaded, _quick(evidences))
    for e in evidences:  # in the homework's order, each given the ones before it
        context = context.after(e, *judge_function(e, context))
    functions = {verdict.function: verdict for verdict in context.verdicts.values()}
    shown = {e.function.name: _shown(functions, e, evidences, student) for e in evidences}
    right = all(one.verdict in ("right", "remarks") for one in functions.values())
    # From now on with all other code of the submission: it may replace the functions, or change what they use.
    again = whole and right and loaded.more and (student.reload(whole=True) or student.reload())
    another = homework.finding("another-in-the-end")
    for questioning in asked if again else ():
        e, name = questioning.evidence, questioning.function.name
        questioning.ask_again()
        if e.moved > REPEATABLE or _is_other_by_now(questioning, functions[name]):
            functions[name] = FunctionVerdict(name, "wrong", causes=(another,))
        elif e.failure is not None:
            functions[name] = FunctionVerdict(name, "unjudged", e.failure.reason)
    # Judge its own descent; or the homework's text, beside right functions, since other code may have replaced it.
    if whole and (loaded.descent == "own" or (loaded.descent == "released" and right)):
        from crosscheck.judge.optimize import judge_descent  # most modules have no descent

        names = (loaded.uses or {}).get(homework.by_role[Role.DESCENT].name, functions)
        used = {name: one for name, one in functions.items() if name in names}
        gradient = functions.get(homework.by_role[Role.GRADIENT].name)
        ask = partial(judge_descent, student, homework, data, _quick(evidences), gradient, used, examination.seed)
        descent, counts = ask(), loaded.descent == "own"
        if not counts and descent.reason is not None and student.reload(homework.released_descent):
            counts = ask().reason is None  # if the homework's text does not fail, the failure is the submission's
        if counts or (descent.verdict == "wrong" and descent.reason is None):
            functions[descent.function] = descent
        # Ask again, also at the ends and the middle of the descent, and with all points: it may have changed state.
        own = [p for p in examination.probes if p.kind == "homework" and p.y.shape == data.y.shape]
        for questioning in asked:
            e, judged_before = questioning.evidence, functions[questioning.function.name]
            questioning.ask_again(after_others=True, also=[*followed[:: max(1, len(followed) // 2)], *own])
            fails = e.failure is not None and not e.failure.too_late
            if judged_before.verdict in ("right", "remarks") and (e.moved > REPEATABLE or fails):
                functions[e.function.name] = judge_function(e, context)[0]
            elif _is_other_by_now(questioning, judged_before):
                functions[e.function.name] = replace(judged_before, verdict="wrong", causes=(another,), remarks=())
    lent = [e.function.name for e in evidences if e.lent]
    for name, one in functions.items():
        uses = (loaded.uses or {}).get(name, ()) if one.verdict in ("right", "remarks", "wrong") else ()
        notes = [homework.finding("with-what-is-lent", outputs=other) for other in lent if other in uses]
        functions[name] = replace(one, remarks=(*one.remarks, *notes), **shown.get(name, {}))
    asserted = [(one.case.call, one.holds) for e in evidences for one in e.asserted]
    in_turns = [functions[e.function.name] for e in evidences if e.role is not Role.OUTPUTS]
    right = all(one.verdict in ("right", "remarks") and one.right_given is None for one in in_turns)
    steps, points = len(followed) - 1, min((len(probe.X) for probe in followed), default=0)
    return functions, asserted, (steps, points) if right and steps == homework.n_steps else (0, 0)


def _ask(
    questionings: Collection[Questioning], loaded: Loaded, descent: Sequence[Sequence[Probe]]
) -> tuple[list[Evidence], Sequence[Probe]]:
    """Ask everything. Also return the probes along the homework's descent at which functions were asked in turns."""
    took = dict[Questioning, float]()  # seconds of the first call, waiting included
    for questioning in questionings:
        began = time.monotonic()
        questioning.ask_published(most=1)
        took[questioning] = time.monotonic() - began
        _lend_outputs(questioning, loaded)
    # One that waits or is slow may use up the time of all.
    for questioning in sorted(questionings, key=lambda one: (one.unclear, took[one] > SLOW_SECONDS)):
        questioning.ask_published()
        questioning.ask_probes()
    for questioning in questionings:  # again, after the other functions have been called
        questioning.ask_again(after_others=True)
    called = [one for one in questionings if one.evidence.role is not Role.OUTPUTS]
    right = [one for one in called if one.evidence.failure is None and _is_right(one.evidence, loaded)]
    followed = ask_in_turns(right, descent) if right else ()
    return [questioning.evidence for questioning in questionings], followed if len(right) == len(called) == 2 else ()


def _is_right(e: Evidence, loaded: Loaded) -> bool:
    """Return whether a function is right for labels of the shape that the submission's own program passes."""
    return accuracy(of_one_shape(e, loaded.flat)[0]).suffices


def _is_other_by_now(asked: Questioning, judged: FunctionVerdict) -> bool:
    """Return whether a function that was right is wrong at questions that were not asked before."""
    was_right = judged.verdict in ("right", "remarks") and judged.right_given is None
    return was_right and not asked.is_right_elsewhere()


def _lend_outputs(asked: Questioning, loaded: Loaded) -> None:
    """Lend a right network if the submission's one is not done yet, and others need it."""
    e = asked.evidence
    not_done = e.role is Role.OUTPUTS and e.failure is not None and e.failure.kind in NOT_DONE
    if not_done and any(e.function.name in names for names in (loaded.uses or {}).values()):
        e.lent = bool(e.homework.lent_outputs) and asked.student.reload(e.homework.lent_outputs)


def _shown(
    functions: Mapping[str, FunctionVerdict], e: Evidence, evidences: Collection[Evidence], student: Student
) -> dict[str, Any]:
    """Draw a wrong network's boundary, and compare a wrong gradient with the submission's own loss."""
    judged = functions[e.function.name]
    if judged.verdict != "wrong":
        return {}
    if e.role is Role.OUTPUTS and e.failure is None:
        return {"boundary": boundary(student, e)}
    objective = next((one for one in evidences if one.role is Role.OBJECTIVE and one.failure is None), None)
    if e.role is not Role.GRADIENT or objective is None:
        return {}
    kinds, worst = {cause.kind for cause in judged.causes}, judged.worst
    # Passed-on errors already explain another slope. The slopes of a wrong loss show nothing.
    silent = "errors-passed-on" in kinds or functions[objective.function.name].verdict == "wrong"
    evidence = "" if worst is None or silent else slope_of_own_loss(student, e, objective, worst)
    repeats = kinds.isdisjoint(LEFT_OVER)  # else one answer shows nothing
    return {"evidence": evidence, "scans": scans(student, e, judged.blocks, objective) if repeats else ()}


def _quick(evidences: Collection[Evidence]) -> bool:
    """Return whether differences of the loss cost no more than the questions to all functions may."""
    free = sum(e.cost.free for e in evidences)
    return all(DIFFERENCES * e.cost.of(FEW) <= free for e in evidences if e.role is Role.OBJECTIVE)
