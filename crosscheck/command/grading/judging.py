"""Judging a class in processes of this machine, whatever becomes of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from crosscheck.classes.gradebook import judged
from crosscheck.classes.grading import Desk, Pending, WorkersEndedError, grade
from crosscheck.classes.handed_in.finding import SetAside
from crosscheck.classes.handed_in.intake import HandedIn
from crosscheck.command.grading.progress import live
from crosscheck.command.judging import Recipe, judge_content, processes
from crosscheck.submissions.errors import CannotJudgeError


def judge_class(numbers: Mapping[HandedIn, int], again: Collection[str], desk: Desk, recipe: Recipe) -> list[SetAside]:
    """Judge what is new or changed, and what is asked for again; return what could not be.

    Parameters
    ----------
    numbers : mapping of HandedIn to int
        All that was handed in, with its number in the gradebook.
    again : collection of str
        Students whose submissions are judged though they have verdicts; "all" for all.
    desk : Desk
    recipe : Recipe
    """
    done = judged(desk.book, desk.version)
    asked = {one: one.student in again or "all" in again for one in numbers}
    new = [Pending(n, one) for one, n in numbers.items() if n not in done and not asked[one]]
    repeated = [Pending(n, one) for one, n in numbers.items() if asked[one]]
    return [*_judge_all(new, desk, recipe), *_judge_all(repeated, replace(desk, again=True), recipe)]


def _judge_all(pending: Sequence[Pending], desk: Desk, recipe: Recipe) -> list[SetAside]:
    """Judge submissions in processes; those during which a process was ended, one at a time once more."""
    left, unjudged = list(pending), list[SetAside]()
    with live(len(left)) as show:
        while left:
            try:
                with processes(recipe, min(desk.workers, len(left))) as executor:
                    return unjudged + grade(left, executor, partial(judge_content, recipe), desk, show)
            except WorkersEndedError as ended:
                suspects = ended.under_way
            failed = [each for each in suspects if not _judged_alone(each, desk, recipe)]
            n, left = len(left), [each for each in left if each not in suspects and not desk.has(each)]
            if len(failed) == n - len(left):
                raise CannotJudgeError("The processes that judge end before they have judged anything.")
            unjudged += [SetAside(each.handed_in.path, "it ends the process that judges it") for each in failed]
    return unjudged


def _judged_alone(pending: Pending, desk: Desk, recipe: Recipe) -> bool:
    """Judge a submission in a process of its own; return whether that lived to tell the verdict."""
    try:
        with processes(recipe, 1) as executor:
            return not grade([pending], executor, partial(judge_content, recipe), desk)
    except WorkersEndedError:
        return False
