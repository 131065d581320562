"""The verdict on a submission to an author's homework, by the author's functions; see `crosscheck.homework.author`."""

import itertools
import math
import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from crosscheck.homework.author import Examination, Homework, HomeworkError, Task
from crosscheck.homework.measured import asked, check_derivatives
from crosscheck.homework.trees import mapped, moved, size
from crosscheck.judge.asking.accuracy import BY_CHANCE, ENOUGH
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.causes import TRIED_AT, causes_of
from crosscheck.judge.explaining.context import LEFT_OVER, UNDEFINED, depends, fails_by, follows, returns_none, word
from crosscheck.judge.explaining.state import DEAR_SECONDS
from crosscheck.judge.replies import Known, Reply, loss_of_digits, widest_bounds
from crosscheck.judge.shown import leading_digits, pasted
from crosscheck.mistakes.findings import finding
from crosscheck.mistakes.rewriting import rebound
from crosscheck.submissions.outcomes import FATAL, Answered, Failed, Loaded
from crosscheck.verdict import Call, Finding, FunctionVerdict, Row, joined

MOST_PERMUTED = 4  # largest number of arguments of which every order is tried
LITTLE = 0.01  # relative difference of the numbers that were in the same arrays before
PASTED = 60  # largest number of entries in arguments that are written out to be pasted
# Symptoms whose cause may be another function.
UNCLEAR = {"differs", "raises", "not-finite", "constant-factor", "right-in-part", "added-term", "clipped"}


def judged(
    student: Student, examination: Examination, names: Collection[str], loaded: Loaded
) -> tuple[dict[str, FunctionVerdict], list[tuple[str, bool]]]:
    """Call and judge the named functions. Also return the calls in the homework's asserts, and whether each holds.

    Raises
    ------
    HomeworkError
        If a gradient of the homework is not the derivative of its objective, a reference has no right answer, or the
        errors of a right way are so large that wrong answers would pass.
    """
    homework, functions = examination.homework, dict[str, FunctionVerdict]()
    # The largest question, since a wrong factor N may not show with few points.
    largest = max((q for q in homework.listed if not q.of), key=lambda question: size(question.values))
    check_derivatives(homework, largest)
    for function in homework.questioned:
        for path, off in widest_bounds(function, homework).items():
            if off > 10**-ENOUGH:
                raise HomeworkError(f"{loss_of_digits(function, path, off)}.")
    each = ((one.name, _asked(student, one, examination)) for one in homework.questioned if one.name in names)
    replies = {name: list(answers) for name, answers in each}
    # Ask again after all functions have been called.
    again = {name: _again(student, of, examination.seed) for name, of in replies.items()}
    for name in _callees_first(again, homework, loaded):
        found = again[name]
        moves = found if isinstance(found, str) else ""
        known = Known(student, homework, homework.functions[name], replies, functions, loaded, moves)
        verdict = _in_another_order(known) or _without_answers(known) or _by_numbers(known)
        if isinstance(found, Failed) and verdict.verdict in ("right", "remarks"):
            verdict = FunctionVerdict(name, "unjudged", found.reason)
        functions[name] = verdict
    functions = {name: functions[name] for name in again}
    right = [name for name, one in functions.items() if one.verdict in ("right", "remarks")]
    for name in right if loaded.more and student.reload(whole=True) else ():  # reload with all other code, too
        found = _again(student, replies[name][:TRIED_AT], examination.seed)
        if isinstance(found, str) and (
            found or (functions[name].right_given is None and _is_other(student, homework, name))
        ):
            functions[name] = FunctionVerdict(name, "wrong", causes=(finding("another-in-the-end"),))
        elif isinstance(found, Failed) and not found.too_late:
            functions[name] = FunctionVerdict(name, "unjudged", found.reason)
    pairs = ((case, a) for case in homework.printed for a in replies.get(case.function, ()))
    printed = ((case, a.outcome) for case, a in pairs if a.question.values is case.values)
    return functions, [(case.call, isinstance(one, Answered) and case.holds(one.value)) for case, one in printed]


def _is_other(student: Student, homework: Homework, name: str) -> bool:
    """Return whether a function that was right is wrong at questions that were not asked before."""
    function = homework.functions[name]
    asked_at = [
        (one, student.answer(name, *one.args(function))) for one in homework.further[:TRIED_AT] if one.asks(function)
    ]
    if any(isinstance(outcome, Failed) and outcome.kind != "waiting" for _, outcome in asked_at):
        return True
    replies = (Reply(function, one, outcome, homework) for one, outcome in asked_at if isinstance(outcome, Answered))
    return any(reply.least < BY_CHANCE for reply in replies)


def _callees_first(names: Collection[str], homework: Homework, loaded: Loaded) -> list[str]:
    """Return the names so that each follows those that the submission's function uses, and a gradient its objective."""
    ordered, seen = list[str](), set[str]()

    def visit(name: str) -> None:
        if name in seen:  # also in a cycle
            return
        seen.add(name)
        uses = {*(loaded.uses or {}).get(name, ()), *homework.wanted.needs(name), homework.functions[name].gradient_of}
        for one in names:
            if one in uses and homework.functions[one].gradient_of != name:
                visit(one)
        ordered.append(name)

    for name in names:
        visit(name)
    return ordered


def _asked(student: Student, function: Task, examination: Examination) -> Iterator[Reply]:
    """Ask a function all questions. Stop when it ends its process, at the second time if that is not its mistake."""
    ended = 0
    for question in examination.questions:
        if question.asks(function):
            outcome = student.answer(function.name, *question.args(function))
            yield Reply(function, question, outcome, examination.homework)
            if isinstance(outcome, Failed) and outcome.kind in FATAL:
                ended += 1 if word(outcome) == "unjudged" else 2
            if ended > 1:
                return


def _again(student: Student, answers: Sequence[Reply], seed: int) -> str | Failed:
    """Ask a function again. Return the kind of mistake if an answer differs, "" if none does, or an unrelated failure.

    Answers are compared to the digits that a right answer must have. First the arguments hold other numbers, in a call
    of their own. Then the same objects are passed twice, unless the function is known to change its arguments: the
    second call shows changes by the first. `TRIED_AT` questions are asked, then more until `DEAR_SECONDS` are spent.
    """
    told = [(one, one.outcome) for one in answers if isinstance(one.outcome, Answered)]
    if len(told) < len(answers):
        return ""
    times = 1 if any(outcome.changed for _, outcome in told) else 2
    spent, takes_others = 0.0, True
    for i, (one, first) in enumerate(random.Random(seed).sample(told, len(told))):
        if i >= TRIED_AT and spent > DEAR_SECONDS:
            break
        args = one.question.args(one.function)
        others = [mapped(lambda array: array * (1 - LITTLE), args)]
        again = student.answer(one.function.name, *args, earlier=others if takes_others else [], times=times)
        if takes_others and isinstance(again, Failed):  # the other numbers are made up: with them a call may never end
            takes_others, again = False, student.answer(one.function.name, *args, times=times)
        if isinstance(again, Failed) and word(again) != "wrong":
            return again
        moves = isinstance(again, Failed) or not one.is_value(again.value, 10**-ENOUGH)
        if moves and all(leaf.obtained is not None for leaf in one.leaves):
            return "depends-on-earlier-calls"
        if isinstance(again, Answered) and again.overwritten and not one.function.ignored:
            return "reused-buffer"
        spent += (2 + times) * first.seconds
    return ""


def _in_another_order(known: Known) -> FunctionVerdict | None:
    name, names, some = known.function.name, known.function.parameters, known.drawn[:TRIED_AT]
    ended = any(isinstance(a.outcome, Failed) and a.outcome.kind != "error" for a in some)  # more than an exception
    if not some or ended or known.accuracy.suffices or not 1 < len(names) <= MOST_PERMUTED:
        return None
    for order in list(itertools.permutations(names))[1:]:
        if all(a.right.is_value(known.answer_to(tuple(map(a.question.values.get, order)))) for a in some):
            told = {"function": name, "theirs": ", ".join(order), "names": ", ".join(names)}
            return FunctionVerdict(name, "wrong", causes=(finding("arguments-in-another-order", **told),))
    return None


def _without_answers(known: Known) -> FunctionVerdict | None:
    """Judge a function that gave no answers, or that could not be asked to the end and gave no wrong answer."""
    name = known.function.name
    failure = next((a.outcome for a in known.answers if isinstance(a.outcome, Failed)), None)
    answered = [a for a in known.answers if isinstance(a.outcome, Answered)]
    if answered and all(isinstance(a.outcome, Answered) and a.outcome.value is None for a in known.answers):
        return returns_none(name)
    if failure is None or (answered and (word(failure) == "wrong" or min(a.least for a in answered) < ENOUGH)):
        return None
    undefined = UNDEFINED.search(failure.message)
    on = str(undefined[1]) if undefined else failure.within or name
    if on != name and on in known.before and known.before[on].reason is not None:
        return fails_by(name, on)
    if failure.kind == "error" and (unclear := _unclear(known)):
        return unclear
    said, reason = word(failure), failure.reason
    return FunctionVerdict(name, said, replace(reason, level="wrong") if said == "wrong" else reason)


def _unclear(known: Known) -> FunctionVerdict | None:
    if not (on := known.through()):
        return None
    state = {"missing": "not done yet", "unjudged": "not judged"}.get(known.before[on].verdict, "wrong")
    calls = on in (known.loaded.uses or {}).get(known.function.name, ())
    return depends(
        known.function.name, f"{'calls' if calls else 'is asked through'} your {on}, which is {state}", f"{on} is right"
    )


def _by_numbers(known: Known) -> FunctionVerdict:
    name, found = known.function.name, list(_behaviour(known))
    kept = (known.before[one] for names in known.called.values() for one in names)
    on = next((one for one in kept if any(cause.kind in LEFT_OVER for cause in one.causes)), None)
    if on is not None and known.moves:
        return follows(name, on)
    if not known.accuracy.suffices:
        if not found and (others := _given(known)):
            given, why = f"your {joined(others)}", _unshown(known, others)
            if why:
                are = "are" if others[1:] else "is"
                return depends(name, f"agrees with {given}, but {why}", f"{given} {are} right")
            return FunctionVerdict(name, "right", right_given=given)
        why_wrong = [] if known.moves == "depends-on-earlier-calls" else causes_of(known)
        # Where no right way calls the wrong function, the edit may be one of that function.
        tried = any(known.through() in names for names in known.called.values())
        not_its_own = {one.kind for one in why_wrong} <= UNCLEAR | ({"behaves-as"} if not tried else set())
        if not found and not_its_own and (unclear := _unclear(known)):
            return unclear
        found += [one for one in why_wrong if one.explains] if found else why_wrong
    if found:
        blocks = tuple(known.parts) if any(len(a.digits) > 1 for a in known.answers) else ()
        return FunctionVerdict(name, "wrong", causes=tuple(found), blocks=blocks, **_worst(known))
    limited = math.isfinite(known.accuracy.listed)
    remarks = (finding("limited-accuracy", digits=str(known.accuracy)),) if limited else ()
    return FunctionVerdict(name, "remarks" if limited else "right", remarks=remarks)


def _behaviour(known: Known) -> Iterator[Finding]:
    """Yield findings that do not depend on the right numbers: changed arguments, and answers that change."""
    changed = {i for a in known.answers if isinstance(a.outcome, Answered) for i in a.outcome.changed}
    needs = known.homework.wanted.needs(known.function.name)
    of_others = {cause.kind for name, one in known.before.items() if name in needs for cause in one.causes}
    if changed and "changes-arguments" not in of_others:
        yield finding("changes-arguments", names=", ".join(known.function.parameters[i] for i in sorted(changed)))
    if known.moves:
        yield finding(known.moves)


def _given(known: Known) -> list[str]:
    """Return wrong functions whose mistakes alone explain this one's answers: one that it calls, or all; else none."""
    if any(leaf.obtained is None for a in known.answers for leaf in a.leaves):
        return []
    of, first = known.function.gradient_of, known.drawn[:3]
    own = of != known.function.name and of in known.before and known.wrong(of)  # a gradient of a wrong objective
    slopes = (known.follows_slopes(a, known.homework.functions[of]) and known.is_symmetric(a) for a in first)
    if own and first and all(slopes):
        return [(known.before[of].right_given or of).removeprefix("your ")]  # the objective, or what it is right given
    called = [(way, [name for name in names if known.wrong(name)]) for way, names in known.called.items()]
    for way, some in [*((way, [name]) for way, names in called for name in names), *called]:
        made = rebound(way, {name: known.own(name) for name in some})
        if some and all(a.is_given_by(made) for a in known.answers):
            return some
    return []


def _unshown(known: Known, others: Sequence[str]) -> str:
    """Return why the answers show nothing, "" if they show something.

    They show nothing if they stay the same when an argument changes and the right answers change. For example, the
    gradient of a constant loss is 0. They also show nothing if they are not finite, nor those of the other functions.
    """
    theirs = (a for name in others for a in known.every.get(name, ()))
    if not all(a.is_finite for a in known.drawn) and not all(a.is_finite for a in theirs):
        return "its answer is no number"
    # With few points an answer may stay the same: the sign of one error does.
    largest = sorted(known.drawn, key=lambda a: size(a.question.args(known.function)), reverse=True)
    finite, stays = [a for a in largest if a.is_finite][:TRIED_AT], list[str]()
    for i, name in enumerate(known.function.parameters):
        asked_at = [(a, a.question.args(known.function)) for a in finite]
        other = [(a, (*args[:i], moved(args[i]), *args[i + 1 :])) for a, args in asked_at]
        changes = [(a, args) for a, args in other if not a.right.is_value(asked(known.function.reference, args))]
        if changes and all(a.is_value(known.answer_to(args)) for a, args in changes):
            stays.append(name)
    return f"its answer is the same when {' or '.join(stays)} changes" if stays else ""


def _worst(known: Known) -> dict[str, Any]:
    """Return the largest error at the smallest question that shows the mistake, in the form of `shown.farthest_off`."""
    whole = [a for a in known.answers if a.leaves and all(leaf.obtained is not None for leaf in a.leaves)]
    if not (wrong := [a for a in whole if a.least < math.inf]):
        return {}
    least = min(a.least for a in wrong)
    far_off = (a for a in wrong if a.least < max(ENOUGH, least + 1))
    answer = min(far_off, key=lambda a: size(a.question.args(known.function)))
    leaf = min(answer.leaves, key=lambda one: answer.digits[one.path])
    index = np.unravel_index(int(np.argmax(answer.errors(leaf))), leaf.expected.shape)
    entry = f"{[*map(int, index)]}" if index else ""
    function, question, args = known.function, answer.question, answer.question.args(known.function)
    unseen = question.of or size(args) > PASTED or function.call is not None
    lines = () if unseen else tuple(pasted(function.name, dict(zip(function.parameters, args, strict=True))))
    numbers = float(np.asarray(leaf.obtained)[index]), float(leaf.expected[index])
    asked_at = Call(question.at if question.of else f"{function.name} at {question.at}", lines=lines)
    return {"worst": Row(asked_at, f"{leaf.path}{entry}" or None, *numbers), "digits": leading_digits(*numbers)}
