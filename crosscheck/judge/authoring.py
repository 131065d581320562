"""An author's homework, looked at before any submission is: what is wrong in it, and what its questions tell apart."""

import itertools
import math
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np

from crosscheck.homework.author import Homework, HomeworkError, Question, Task
from crosscheck.homework.measured import along, asked, entries, exactly, flat, place, right_answer, slopes
from crosscheck.homework.trees import compared, leaves, tree
from crosscheck.judge.asking.accuracy import ENOUGH
from crosscheck.judge.asking.in_process import InProcess
from crosscheck.judge.examine import examine
from crosscheck.judge.replies import Reply, edited_answers, usual_sizes
from crosscheck.submissions.outcomes import Failed

NEAR = 1e-6  # of the largest slope: in float64 a difference has no more digits
RIGHT_DIGITS = 6.0  # that another right way keeps
LOOSE = 1e-6  # of the usual size: a wider error bound lets wrong answers through
SEED = 1
LISTED = 3  # edits that are listed


@dataclass(frozen=True)
class Looked:
    """What was found in a homework."""

    wrong: tuple[str, ...]  # sentences, each with the line
    notes: tuple[str, ...]
    functions: tuple[str, ...]  # a line about each


def _own(homework: Homework, exchanged: Mapping[str, Callable[..., Any]] = MappingProxyType({})) -> InProcess:
    """Return the author's functions as a submission, some of them exchanged."""
    return InProcess({one.name: one.reference for one in homework.questioned} | dict(exchanged))


def look_at(homework: Homework) -> Looked:
    """Look at a homework.

    Raises
    ------
    HomeworkError
        If its questions cannot be drawn or answered at all.
    """
    questions, _ = homework.examination(SEED).questions, homework.further  # which may fail, too
    for function, question in itertools.product(homework.questioned, questions):
        if question.asks(function) and (problem := _problem(homework, function, question)):
            raise HomeworkError(f"{place(function.reference)} {problem}")
    told = "{0} is {1} at every question: a factor {0} cannot be told from this number; let it vary."
    fixed = [told.format(name, of[0]) for name, of in homework.sizes.items() if len(set(of)) == 1]
    wrong = [*fixed, *_drawn_again(homework, questions), *_derivatives(homework), *_published(homework)]
    wrong += [*_ways(homework, questions), *_mistakes(homework)]
    verdict = examine(_own(homework), homework.examination(SEED + 1), "")
    notes = [f"a verdict takes {verdict.seconds:.2f} s beside what the submission takes"]
    for name, one in verdict.functions.items():
        if one.verdict != "right":
            why = "; ".join(found.message for found in (*one.causes, *one.remarks, one.reason) if found)
            wrong.append(f"{place(homework.functions[name].reference)} is itself judged {one.verdict}: {why}")
    lines = [_line_on(function, homework, questions) for function in homework.questioned]
    loose = [one for function in homework.questioned for one in _loose(function, homework)]
    wrong += [told for told, digits in loose if digits < ENOUGH]
    notes += [told for told, digits in loose if digits >= ENOUGH]
    return Looked(tuple(wrong), (*notes, *_alike(homework)), tuple(lines))


def _drawn_again(homework: Homework, questions: Sequence[Question]) -> Iterator[str]:
    """Yield which question is another one when the same seed draws it again."""
    for drawn, again in zip(questions, homework.examination(SEED).questions, strict=False):
        if pickle.dumps(tree(drawn.values)) != pickle.dumps(tree(again.values)):
            yield f"{drawn.at} is another one when it is drawn again with the same seed: draw from rng alone."
            return


def _problem(homework: Homework, function: Task, question: Question) -> str:
    """Return what is wrong with a reference at a question, to follow its name; "" if nothing is."""
    parts = [leaf for _, leaf in leaves(right_answer(function, question).answer)]
    if not any(leaf.size for leaf in parts):
        return f"returns no numbers at {question.at}."
    if not all(np.isfinite(leaf).all() for leaf in parts):
        return f"returns NaN or infinity at {question.at}."
    once, again = (_own(homework).answer(function.name, *question.args(function)) for _ in range(2))
    if isinstance(once, Failed) or isinstance(again, Failed):
        return f"fails when it is asked again, at {question.at}."
    if not Reply(function, question, once, homework).is_value(again.value):
        return f"answers {question.at} differently the second time."
    return f"changes its argument {function.parameters[min(once.changed)]}, at {question.at}." if once.changed else ""


def _derivatives(homework: Homework) -> Iterator[str]:
    """Yield which gradients are not the derivatives of their objectives."""
    for function in homework.questioned:
        if function.gradient_of:
            of = homework.functions[function.gradient_of]
            drawn = [q for q in homework.listed if not q.of]
            told = next((off for question in drawn if (off := _off(function, of, question))), "")
            if told:
                yield f"{place(function.reference)} is not the derivative of {of.name} by {function.by}: {told}."


def _off(function: Task, of: Task, question: Question) -> str:
    """Return where a gradient is off at a question, "" if it is not."""
    args, by = question.args(of), of.parameters.index(function.by)
    answer = right_answer(function, question).answer
    if of is function and not isinstance(answer, tuple):
        return "it returns one value, where the derivative comes after the value"
    gradient = answer[-1] if of is function else answer
    if sum(leaf.size for _, leaf in leaves(right_answer(of, question).answer)) != 1 and of is not function:
        return f"{of.name} is not one number, at {question.at}"
    if not flat(args[by]).size:
        return f"{function.by} holds whole numbers, by which nothing is differentiated"
    if misformed := next((leaf for leaf in compared(tree(args[by]), gradient) if leaf.problem), None):
        return f"at {question.at}, {misformed.path or 'it'} {misformed.problem}"
    objective = along(partial(exactly, of.reference), args, by)
    pairs = slopes(objective, args[by], gradient)
    largest, apart = max(abs(slope) for pair in pairs for slope in pair), max(abs(one - other) for one, other in pairs)
    if apart <= NEAR * largest:
        return ""
    names = entries(args[by])
    for entry, unit in zip(names, np.eye(len(names)), strict=True):  # which entry, now that one is off
        ((numeric, own),) = slopes(objective, args[by], gradient, [unit])
        if abs(numeric - own) > NEAR * largest:
            return f"at {question.at}, {entry or 'it'} is {own:.6g}, by differences {numeric:.6g}"
    return f"at {question.at}, along a random direction it is off by {apart:.3g}"


def _published(homework: Homework) -> Iterator[str]:
    for case in homework.printed:
        function = homework.functions[case.function]
        answer = asked(function.reference, tuple(case.values.values()))
        if not case.holds(answer):
            part = case.part(answer)
            given = "no numbers there" if part is None else np.round(part.astype(float), case.decimals).tolist()
            yield f"{case.call} is published as {case.expected}, but {place(function.reference)} gives {given}."


def _ways(homework: Homework, questions: Sequence[Question]) -> Iterator[str]:
    """Yield which ways that are said to be right are not, by the error bounds of the reference alone."""
    for function in homework.questioned:
        alone = Task(function.reference, function.ignored)
        for way in function.ways:
            student = InProcess({function.name: way})
            asked = [q for q in questions if q.asks(function)]
            answers = [Reply(alone, q, student.answer(function.name, *q.args(function)), homework) for q in asked]
            if (worst := min(answer.least for answer in answers)) < RIGHT_DIGITS:
                digits = max(0, math.floor(worst)) if math.isfinite(worst) else 0
                yield f"{place(way)} is said to be right, and has {digits} right digits."


def _mistakes(homework: Homework) -> Iterator[str]:
    """Yield which of the author's mistakes are not refused, or not called by their names."""
    for function in homework.questioned:
        for mistake, made in function.mistaken:
            student = _own(homework, {function.name: made})
            judged = examine(student, homework.examination(SEED), "").functions[function.name]
            kinds, of = [cause.kind for cause in judged.causes], place(function.reference)
            if judged.reason is not None:
                yield f"The mistake {mistake.kind} of {of} cannot be judged: {judged.reason.message}."
            elif judged.verdict != "wrong":
                yield f"The mistake {mistake.kind} of {of} is judged {judged.verdict}: no question tells it apart."
            elif mistake.kind not in kinds:
                yield f"The mistake {mistake.kind} of {of} is called {', '.join(kinds)}, not by its name."


def _line_on(function: Task, homework: Homework, questions: Sequence[Question]) -> str:
    """Say of a function how wide its error bounds are, and which generic edits no question tells apart."""
    right = [Reply(function, q, Failed("missing", ""), homework).right for q in questions if q.asks(function)]
    tried = edited_answers(function, next(one.question for one in right if not one.question.of))
    same = [edit for edit, made, _ in tried if all(one.is_given_by(made) for one in right)]
    said = f"{function.name}: error bound at most {max(_widest(function, homework).values()):.1e} of the usual size; "
    said += f"{len(tried)} edits tried, {len(same)} not told apart" + (", such as" if same else "")
    return "\n".join([said, *(f"    {edit.written}" for edit in same[:LISTED])])


def _loose(function: Task, homework: Homework) -> Iterator[tuple[str, float]]:
    """Yield which parts of an answer have an error bound that lets wrong ones through, and how many digits it leaves."""
    for path, widest in _widest(function, homework).items():
        if widest > LOOSE:
            ways = ", ".join(way.__name__ for way in function.ways) or "the reference itself"
            lost = f"so much is lost by {ways}" + ", beside its truth" * (function.truth is not None)
            told = f"{place(function.reference)} may be off by {widest:.0e} of its usual size{path and f' at {path}'}"
            yield f"{told}: {lost}", -math.log10(widest)


def _widest(function: Task, homework: Homework) -> dict[str, float]:
    """Return the largest error bound of each part, beside the part's usual size."""
    usual, widest = usual_sizes(function, homework), dict[str, float]()
    for question in homework.listed:
        for path, bound in right_answer(function, question).bounds.items() if question.asks(function) else ():
            widest[path] = max(widest.get(path, 0.0), float(bound.max(initial=0.0)) / (usual[path] or 1.0))
    return widest


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
    square = [{path for path, leaf in leaves(q.values) if len(set(leaf.shape)) < leaf.ndim} for q in drawn]
    if equal := sorted(set.intersection(*square)):
        yield f"two axes of {', '.join(equal)} are equal at every question: let them differ where they may"
