"""An author's homework, checked before any submission: what is wrong in it, and what its questions distinguish."""

import itertools
import math
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from crosscheck.homework.author import Homework, Question, Task
from crosscheck.homework.measured import asked, check_derivatives, place, right_answer
from crosscheck.homework.trees import compared, leaves, size, tree
from crosscheck.judge.asking.accuracy import ENOUGH
from crosscheck.judge.asking.in_process import InProcess
from crosscheck.judge.examine import examine
from crosscheck.judge.replies import Reply, edited_answers, loss_of_digits, widest_bounds
from crosscheck.submissions.outcomes import Answered, Failed

RIGHT_DIGITS = 6.0  # number of digits that another right way must have
LOOSE = 1e-6  # An error bound wider than this, relative to the usual size, lets wrong answers pass.
SEED = 1
LISTED = 3  # largest number of edits that are listed


@np.errstate(all="ignore")
def look_at(homework: Homework) -> dict[str, list[str]]:
    """Return lines about a homework, by their prefix: about its functions, notes, and what is wrong.

    Raises
    ------
    HomeworkError
        If its questions cannot be drawn or answered at all, or a gradient is not the derivative.
    """
    questions, _ = homework.examination(SEED).questions, homework.further  # `further` is tried, since it may fail, too
    own = InProcess({function.name: function.reference for function in homework.questioned})
    for function, question in itertools.product(homework.questioned, questions):
        if question.asks(function):
            right_answer(function, question)
    smallest = min((q for q in homework.listed if not q.of), key=lambda question: size(question.values))
    for question in homework.listed:
        check_derivatives(homework, question, every=question is smallest)
    if wrong := [*itertools.chain(*(_of_ways(homework, function, questions) for function in homework.questioned))]:
        return {"wrong: ": wrong}  # the error bounds are as wrong
    wrong = [*_of_questions(homework, questions), *_published(homework)]
    wrong += itertools.chain(*(_of_mistakes(homework, function) for function in homework.questioned))
    wrong += _through_calls(homework, questions)
    verdict = examine(own, homework.examination(SEED + 1), "")
    lines, notes = list[str](), [f"a verdict takes {verdict.seconds:.2f} s beside what the submission takes"]
    for function in homework.questioned:
        name, here, judged = function.name, place(function.reference), verdict.functions[function.name]
        if judged.verdict != "right":
            why = "; ".join(found.message for found in (*judged.causes, *judged.remarks, judged.reason) if found)
            wrong.append(f"{here} is itself judged {judged.verdict}: {why}")
        widest = widest_bounds(function, homework)
        notes += [loss_of_digits(function, path, off) for path, off in widest.items() if off > LOOSE]
        right = [Reply(function, q, Failed("missing", ""), homework).right for q in questions if q.asks(function)]
        tried = edited_answers(function, next(one.question for one in right if not one.question.of))
        given = ((edit, made) for edit, made, _ in tried if all(one.is_given_by(made) for one in right))
        untold = [edit for edit, made in given if not any(_is_told(one, made) for one in right)]
        same = [f"    `{edit.written}` in place of `{edit.stands}`" for edit in untold]
        told = f"{len(tried)} edits tried, {len(same)} not told apart" + (", such as" if same else "")
        lines.append(f"{name}: error bound at most {max(widest.values()):.1e} of the usual size; {told}")
        lines += same[:LISTED]
    return {"": lines, "note: ": [*notes, *_not_tried(homework), *_alike(homework)], "wrong: ": wrong}


def _of_questions(homework: Homework, questions: Sequence[Question]) -> Iterator[str]:
    """Yield which sizes never vary, and a question that differs when the same seed draws it again."""
    told = "{0} is {1} at every question: a factor {0} cannot be told from this number; let it vary."
    yield from (told.format(name, of[0]) for name, of in homework.sizes.items() if len(set(of)) == 1)
    for drawn, again in zip(questions, homework.examination(SEED).questions, strict=True):
        if pickle.dumps(tree(drawn.values)) != pickle.dumps(tree(again.values)):
            yield f"{drawn.at} is another one when it is drawn again with the same seed: draw from rng alone."
            return


def _published(homework: Homework) -> Iterator[str]:
    for case in homework.printed:
        reference = homework.functions[case.function].reference
        answer = asked(reference, tuple(case.values.values()))
        if not case.holds(answer):
            part = case.part(answer)
            given = np.round(part, case.decimals).tolist() if part.size else "no numbers there"
            yield f"{case.call} is published in line {case.line} as {case.expected}, but {place(reference)} gives {given}."


def _of_ways(homework: Homework, function: Task, questions: Sequence[Question]) -> Iterator[str]:
    """Yield which right ways are not right."""
    alone = Task(function.reference, function.ignored)  # its error bounds are those of the reference alone
    for way in function.ways:
        student, some = InProcess({function.name: way}), [q for q in questions if q.asks(function)]
        answers = [Reply(alone, q, student.answer(function.name, *q.args(function)), homework) for q in some]
        if (worst := min(answer.least for answer in answers)) < RIGHT_DIGITS:
            digits = max(0, math.floor(worst)) if math.isfinite(worst) else 0
            yield f"{place(way)} is said to be right, and has {digits} right digits."


def _of_mistakes(homework: Homework, function: Task) -> Iterator[str]:
    """Yield which mistakes are not found, or not named."""
    here, own = place(function.reference), {one.name: one.reference for one in homework.questioned}
    for mistake, made in function.mistaken:
        student, told = InProcess({**own, function.name: made}), f"The mistake {mistake.kind} of {here}"
        judged = examine(student, homework.examination(SEED), "").functions[function.name]
        kinds = [cause.kind for cause in judged.causes]
        if judged.reason is not None:
            yield f"{told} cannot be judged: {judged.reason.message}."
        elif judged.verdict != "wrong":
            yield f"{told} is judged {judged.verdict}: no question tells it apart."
        elif mistake.kind not in kinds:
            yield f"{told} is called {', '.join(kinds)}, not by its name."


def _through_calls(homework: Homework, questions: Sequence[Question]) -> Iterator[str]:
    """Yield which references answer otherwise when they are asked as a submission is, through `hw.call`.

    One whose call uses another function, too, may take that function's answer, such as a cache of its own.
    """
    student = InProcess({one.name: one.reference for one in homework.questioned}, homework.wanted.calls)
    for function in homework.questioned:
        alone = function.call is not None and {*function.call.needs} == {function.name}
        each = ((q, student.answer(function.name, *q.args(function))) for q in questions if alone and q.asks(function))
        replies = (Reply(function, q, outcome, homework) for q, outcome in each if isinstance(outcome, Answered))
        if (off := next((one for one in replies if one.least < ENOUGH), None)) is not None:
            told = f"asked through its hw.call, it gives other numbers at {off.question.at}"
            yield f"{place(function.reference)} would itself be wrong as a submission: {told}."


def _is_told(right: Reply, made: Callable[..., Any]) -> bool:
    """Return whether a function with the right numbers changes its arguments, or differs in a part that is ignored."""
    name, args = right.function.name, right.question.args(right.function)
    outcome = InProcess({name: made}).answer(name, *args)
    if isinstance(outcome, Answered) and outcome.changed:
        return True
    pairs = compared(right.truth.answer, asked(made, args))
    ignored = (leaf for leaf in pairs if leaf.path.startswith(right.function.ignored))
    return any(leaf.obtained is None or not np.array_equal(leaf.obtained, leaf.expected) for leaf in ignored)


def _not_tried(homework: Homework) -> Iterator[str]:
    """Yield which functions are asked by code that the references cannot answer: it passes on a submission's cache."""
    for function in homework.questioned:
        if function.call is not None and (others := [name for name in function.call.needs if name != function.name]):
            told = f"{function.name} is asked by hw.call through {', '.join(others)}, which is not tried here"
            yield f"{told}: verify a right submission of your own"


def _alike(homework: Homework) -> Iterator[str]:
    """Yield which sizes follow from another one at every question or never vary, and which arrays have equal axes."""
    drawn = [one for one in homework.listed if not one.of]
    shapes = {tuple(leaf.shape for _, leaf in leaves(q.values)) for q in drawn}
    if len(shapes) == 1 and any(*shapes):
        yield "no array has another shape at any question: a factor N cannot be told from a number"
    for one, other in itertools.permutations(homework.sizes, 2):
        pairs = {(q.sizes[one], q.sizes[other]) for q in drawn}
        values, others = map(set, zip(*pairs, strict=True))
        if len(others) > 1 and len(pairs) == len(values) < len(drawn):
            yield f"{other} follows from {one}: let the numbers of their values have no common factor, as 3 and 4"
    each = [[(name + path, leaf) for name, value in q.values.items() for path, leaf in leaves(value)] for q in drawn]
    square = [{path for path, leaf in one if len(set(leaf.shape)) < leaf.ndim} for one in each]
    if equal := sorted(set.intersection(*square)):
        yield f"two axes of {', '.join(equal)} are equal at every question: let them differ where they may"
