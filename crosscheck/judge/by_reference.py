"""The verdict on a submission to an author's homework, by the author's functions; see `crosscheck.homework.author`."""

import itertools
import math
import random
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

import numpy as np

from crosscheck.homework.author import Examination, Homework, Question, Task
from crosscheck.homework.measured import asked, check_derivatives, quotients
from crosscheck.homework.trees import Leaf, Numbers, Tree, leaves, mapped, moved, size
from crosscheck.judge.asking.accuracy import BY_CHANCE, ENOUGH
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.explaining.context import LEFT_OVER, UNDEFINED, depends, fails_by, follows, returns_none, word
from crosscheck.judge.explaining.state import DEAR_SECONDS
from crosscheck.judge.replies import BREAKS, Known, Reply, edited_answers
from crosscheck.judge.shown import leading_digits, pasted
from crosscheck.mistakes.findings import finding
from crosscheck.mistakes.matching import factor_between, same
from crosscheck.mistakes.rewriting import Rewritten, rebound
from crosscheck.submissions.outcomes import FATAL, Answered, Failed, Loaded
from crosscheck.verdict import Call, Finding, FunctionVerdict, Row, few, joined

MOST_PERMUTED = 4  # largest number of arguments of which every order is tried
LITTLE = 0.01  # relative difference of the numbers that were in the same arrays before
PASTED = 60  # largest number of entries in arguments that are written out to be pasted
# Symptoms whose cause may be another function.
UNCLEAR = {"differs", "raises", "not-finite", "constant-factor", "right-in-part", "added-term", "clipped"}
TOLD = 2  # most edits with the same numbers in one finding
ENOUGH_QUESTIONS = 3  # least number of answers for a value of a size that say the same
TRIED_AT = 4  # number of questions at which a hypothesis is tried
QUOTIENTS = {"forward": (1.0, 0.0), "central": (1.0, -1.0), "backward": (0.0, -1.0)}
STEPS = tuple(float(f"{digit}e-{n}") for n in range(1, 8) for digit in (5, 2, 1))
WEIGHTS = {"": 0, "'s matrices": 2}  # the least number of axes of the weights that decay
Pair: TypeAlias = tuple[Numbers | None, Numbers | None]
STEADY = 1e-6  # relative tolerance of a factor
FORMS: dict[str, Callable[[float], float]] = {  # how a factor may depend on a size
    "": lambda _: 1.0,
    " {0}": lambda n: n,
    "/{0}": lambda n: 1 / n,
    " {0}/({0} - 1)": lambda n: n / (n - 1),
}


def judged(
    student: Student, examination: Examination, names: Collection[str], loaded: Loaded
) -> tuple[dict[str, FunctionVerdict], list[tuple[str, bool]]]:
    """Call and judge the named functions. Also return the calls in the homework's asserts, and whether each holds.

    Raises
    ------
    HomeworkError
        If a gradient of the homework is not the derivative of its objective.
    """
    homework, functions = examination.homework, dict[str, FunctionVerdict]()
    # The largest question, since a wrong factor N may not show with few points.
    largest = max((q for q in homework.listed if not q.of), key=lambda question: size(question.values))
    check_derivatives(homework, largest)
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


# The cause of wrong numbers: a mistake that explains all of them, or a symptom


def causes_of(known: Known) -> list[Finding]:
    """Return why a function's numbers are wrong."""
    name = known.function.name
    for answer in known.answers:
        if isinstance(answer.outcome, Failed) and word(answer.outcome) == "wrong":
            return [finding("raises", at=f"{name} at {answer.question.at}", message=answer.outcome.account)]
    every = [leaf for a in known.answers for leaf in a.leaves]
    if (misformed := next((leaf for leaf in every if leaf.problem), None)) is not None:
        at = f" at {misformed.path}" if misformed.path else ""
        return [finding("wrong-form", function=name, at=at, problem=misformed.problem)]
    if not any(a.is_finite for a in known.answers):
        return [finding("not-finite", at=f"{name} at {known.answers[0].question.at}")]
    if len({float(one) for leaf in every if leaf.obtained is not None for one in leaf.obtained.flat}) == 1:
        return [finding("independent-of-arguments")]  # many mistakes may lead to this
    if found := _mistakes(known):
        return found
    tried = (_whole_numbers, _quotient, _factor, _clipped, _added, _of_calls)
    shown = next((one for each in tried if (one := each(known))), None)
    if shown is None and not known.through() and (found := _of_parts(known, whole=False)):
        return found
    shown = shown or _of_sizes(known) or _of_entries(known) or _consistent(known)
    said = f": right to {known.accuracy}" if known.accuracy.digits else ""
    return [shown or finding("differs", by=said, look="")]


def _mistakes(known: Known) -> list[Finding]:
    """Return the author's mistakes, or generic edits, that give these answers: one, or one for each wrong part.

    The mistake may be made on top of another function's mistake, if the function calls that one.
    """
    if all(a.question.of for a in known.answers):
        return []
    called = dict.fromkeys(name for names in known.called.values() for name in names if known.wrong(name))
    given = (found for name in called if (found := _mistake(known, name)))
    return _mistake(known) or _of_parts(known) or next(given, [])


def _candidates(known: Known) -> Iterator[tuple[Finding | Rewritten, Callable[..., Any], Tree]]:
    """Yield possible mistakes, the likeliest first: what it is, a function that makes it, and its first answer."""
    for mistake, made in known.function.mistaken:
        with suppress(*BREAKS):
            yield mistake.finding(), made, asked(made, known.first.question.args(known.function))
    yield from edited_answers(known.function, known.first.question)


def _mistake(known: Known, other: str = "") -> list[Finding]:
    """Return the mistake that gives these answers. `other` names a called function that is the submission's own."""
    found, own = list[Finding | Rewritten](), {other: known.own(other)} if other else {}
    for what, made, value in _candidates(known):
        written = rebound(made, own) if own else made
        if (own or known.first.is_value(value)) and all(a.is_given_by(written) for a in known.answers):
            found += [what] if str(what) not in map(str, found) else []  # two right ways may have the same line
            if isinstance(what, Finding) or len(found) == TOLD:
                break
    return [_told(found, f"With your {other}" if other else "")] if found else []


def _of_parts(known: Known, whole: bool = True) -> list[Finding]:
    """Return mistakes that each explain some wrong parts of the answers: all parts together, if `whole`."""
    left, found = set(known.parts), list[Finding]()
    for what, made, value in _candidates(known) if len(left) > 1 and known.drawn else ():
        parts = _explained(known.first, value)
        if parts and parts <= left and all(_shows(a, parts, made) for a in known.answers):
            found.append(_told([what], f"At {joined(few(sorted(parts)))}"))
            left -= parts
    return [] if whole and left else found


def _whole_numbers(known: Known) -> Finding | None:
    every = (leaf for a in known.answers for leaf in a.leaves if leaf.path in known.parts)
    each = [(leaf.obtained, leaf.expected) for leaf in every if leaf.obtained is not None]
    whole = all(np.array_equal(obtained, np.trunc(expected)) for obtained, expected in each)
    return finding("whole-numbers") if whole and any(np.any(obtained) for obtained, _ in each) else None


def _of_calls(known: Known) -> Finding | None:
    """Check whether wrong answers become right if nothing was called before, as with answers cached by shape."""
    off = [a for a in known.drawn if a.least < ENOUGH][:TRIED_AT]
    right = (known.student.reload() and a.right.is_value(known.answer_to(a.question.args(known.function))) for a in off)
    asked_first = off and known.loaded.seconds <= DEAR_SECONDS and all(right)
    return finding("depends-on-earlier-calls") if asked_first else None


def _quotient(known: Known) -> Finding | None:
    of = known.function.gradient_of
    first = [a for a in known.drawn if a.leaves][:2]
    if not of or of == known.function.name or not first:
        return None
    objective = known.homework.functions[of]
    ask, by = partial(asked, objective.reference), objective.parameters.index(known.function.by)
    for (what, (one, other)), h in itertools.product(QUOTIENTS.items(), STEPS):
        if all(a.is_value(quotients(ask, a.question.args(objective), by, one * h, other * h)) for a in first):
            return finding("difference-quotient", what=what, h=f"{h:g}", of=of)
    return None


def _factor(known: Known) -> Finding | None:
    """Recognise a common factor of all wrong numbers. It may depend on a size of the questions."""
    factor = _ratio(known, lambda _, leaf: (leaf.obtained, leaf.expected))
    parts = f"The values{_where(known)}" if _where(known) else "All values"
    return finding("constant-factor", parts=parts, factor=factor) if factor not in ("", "1") else None


def _added(known: Known) -> Finding | None:
    """Recognise a weight decay: a multiple of half the sum of an argument's squares, or of the argument itself."""
    name, of = known.function.name, known.homework.functions.values()
    by = known.function.by or next((one.by for one in of if one.gradient_of == name), "")
    for which, axes in WEIGHTS.items() if by in known.function.parameters else ():

        def pair(answer: Reply, leaf: Leaf, axes: int = axes) -> Pair:
            weights = [(path, one) for path, one in leaves(answer.question.values[by]) if one.ndim >= axes]
            added = None if leaf.obtained is None else leaf.obtained - leaf.expected
            if not leaf.expected.ndim:
                return added, np.asarray(sum(np.sum(one**2) for _, one in weights) / 2)
            alike = (one for path, one in weights if leaf.path.endswith(path) and one.shape == leaf.expected.shape)
            return added, next(alike, None)

        if factor := _ratio(known, pair):
            wrong = (leaf.expected for a in known.drawn for leaf in a.leaves if leaf.path in known.parts)
            terms = {by if one.ndim else f"half the sum of the squares of {by}{which}" for one in wrong}
            return finding("added-term", at=_where(known), factor=factor, term=joined(sorted(terms)))
    return None


def _clipped(known: Known) -> Finding | None:
    """Recognise right numbers that are kept between two limits."""
    wrong = (leaf for a in known.drawn for leaf in a.leaves if leaf.path in known.parts)
    each = [(leaf.obtained, leaf.expected) for leaf in wrong if leaf.obtained is not None]
    obtained, expected = (np.concatenate([np.ravel(one) for one in side]) for side in zip(*each, strict=True))
    low, high = obtained.min(), obtained.max()
    kept = np.clip(expected, low, high)
    if np.sum(kept != expected) < ENOUGH_QUESTIONS or not same(obtained, kept):
        return None
    limits = {f"at least {low:.6g}": expected.min() < low, f"at most {high:.6g}": high < expected.max()}
    return finding("clipped", at=_where(known), limits=joined([limit for limit, holds in limits.items() if holds]))


def _of_entries(known: Known) -> Finding | None:
    """Return where the entries are wrong: in all answers the first or the last ones along an axis, and no others."""
    each = [(a, leaf) for a in known.drawn for leaf in a.leaves if leaf.path in known.parts]
    if len(known.parts) > 1 or len(each) < ENOUGH_QUESTIONS or any(leaf.obtained is None for _, leaf in each):
        return None
    wrong = [a.errors(leaf) > 0 for a, leaf in each]
    for axis, i in itertools.product(range(min(one.ndim for one in wrong)), (0, -1)):
        if all(one.shape[axis] > 1 and one.take(i, axis).all() and not np.delete(one, i, axis).any() for one in wrong):
            entries = f"the entries {known.parts[0]}[{':, ' * axis}{i}]"
            return finding("right-in-part", right=f"except in {entries}", wrong="there")
    return None


def _of_sizes(known: Known) -> Finding | None:
    """Return for which values of a size the answers are exact, if it is the only size that divides them."""
    found = list[Finding]()
    for name, values in known.homework.sizes.items():
        each = {n: [a.least for a in known.drawn if str(a.question.sizes[name]) == n] for n in map(str, values)}
        right = [value for value, of in each.items() if len(of) >= ENOUGH_QUESTIONS and min(of) == math.inf]
        wrong = [value for value, of in each.items() if len(of) >= ENOUGH_QUESTIONS and max(of) < ENOUGH]
        if right and wrong and len(right) + len(wrong) == len(each):
            at, off = (f"where {name} is {joined(one, 'or')}" for one in (right, wrong))
            found.append(finding("right-in-part", right=at, wrong=off))
    return found[0] if len(found) == 1 else None


def _consistent(known: Known) -> Finding | None:
    """Check whether the returned derivative is wrong, but is that of the value returned with it."""
    by, first = known.function, known.drawn[:2]
    both = by.gradient_of == by.name and any(not path.startswith("[0]") for path in known.parts)
    shown = both and first and all(known.follows_slopes(a, by, -1) for a in first)
    return finding("consistent-in-itself") if shown else None


def _told(what: Sequence[Finding | Rewritten], where: str = "") -> Finding:
    """Return the finding for the author's mistake, or for edits that give the same numbers."""
    lines = ". Or ".join(map(str, what)).replace("as if", "As if", 1)
    found = what[0] if isinstance(what[0], Finding) else finding("behaves-as", line="a line", told=lines)
    return replace(found, hint=f"{where}: {found.hint}") if where else found


def _explained(answer: Reply, value: Tree) -> set[str] | None:
    """Return the parts in which a value is wrong in the submission's way; None if one is wrong in another way."""
    parts = list(zip(answer.leaves, answer.beside(value), answer.right.leaves, strict=False))
    others = [(one, other) for one, other, exact in parts if not answer.alike(exact, other)]
    return {one.path for one, _ in others} if all(answer.alike(*pair) for pair in others) else None


def _shows(answer: Reply, parts: set[str], made: Callable[..., Any]) -> bool:
    """Return whether a function has the same wrong numbers as an answer, in all of these parts that are wrong there."""
    with suppress(*BREAKS):
        explained = _explained(answer, asked(made, answer.question.args(answer.function)))
        return explained is not None and all(one in explained or math.isinf(answer.digits[one]) for one in parts)
    return False


def _where(known: Known) -> str:
    """Return where the wrong parts are; "" if all parts are wrong."""
    paths = {path for a in known.drawn for path in a.digits}
    return "" if paths == set(known.parts) else f" at {joined(few(sorted(known.parts)))}"


def _ratio(known: Known, pair: Callable[[Reply, Leaf], Pair]) -> str:
    """Return the ratio of two arrays that belong to each wrong part; "" if it varies but with a size."""
    ratios = dict[Question, float]()
    for answer in known.drawn:
        pairs = [pair(answer, leaf) for leaf in answer.leaves if leaf.path in known.parts]
        some = [(one, other) for one, other in pairs if one is not None and other is not None]
        if not some or len(some) < len(pairs):
            return ""
        value, expected = (np.concatenate([np.ravel(one) for one in side]) for side in zip(*some, strict=True))
        if (ratio := factor_between(value, expected)) is None:
            return ""
        ratios[answer.question] = ratio
    sizes = [name for name, of in known.homework.sizes.items() if all(isinstance(n, int) and n > 0 for n in of)]
    for (form, of), name in itertools.product(FORMS.items(), sizes or [""]) if ratios else ():
        scaled = [ratio / of(np.float64(question.sizes.get(name, 1))) for question, ratio in ratios.items()]
        if scaled[0] and np.ptp(scaled) <= STEADY * abs(scaled[0]):
            return re.sub(r"^(-?)1 ", r"\1", f"{scaled[0]:.6g}{form.format(name)}")  # N, not 1 N
    return ""
