"""A class handed back in nbgrader: points by function, words beside them, and a page of feedback for each student."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crosscheck.classes.export.nbgrader.cells import Row, cells_of, gradebook_of, knows, notebook_for, submission_of
from crosscheck.classes.export.nbgrader.course import Course, handed_in_at, is_folder_name, write_page
from crosscheck.classes.pages import student_page
from crosscheck.classes.pages.student_page import verdict_of
from crosscheck.classes.standing import Marked, Standing
from crosscheck.report import wording as words
from crosscheck.verdict import Feedback, Verdict

if TYPE_CHECKING:
    from crosscheck.homework import Homework


@dataclass
class HandedBack:
    """What became of a class.

    Attributes
    ----------
    students : int
        Whose points were entered.
    added : list of str
        Students who were new to nbgrader.
    left : list of (student, why)
        What was left as it is.
    """

    students: int = 0
    added: list[str] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


def hand_back(
    course: Course,
    assignment: str,
    class_: Iterable[Standing],
    points: Mapping[str, float],
    homework: Homework,
    feedback: Feedback,
) -> HandedBack:
    """Enter a class in nbgrader's gradebook, student by student; entered again, nothing is there twice.

    Parameters
    ----------
    course : Course
    assignment : str
    class_ : iterable of Standing
    points : mapping of str to float
        By function: the most that it earns.
    homework : Homework
    feedback : {"verdict", "where", "hint", "formula"}
        How much is told, in the gradebook and on the pages.
    """
    done = HandedBack()
    with gradebook_of(course) as gradebook:
        notebook = notebook_for(gradebook, assignment, points)
        for standing in class_:
            student, is_new = standing.student, not knows(gradebook, standing.student)
            if why := _why_not(course, student, is_new):
                done.left.append((student, why))
                continue
            verdict = None if standing.verdict is None else verdict_of(standing.verdict, homework).told(feedback)
            submission = submission_of(gradebook, assignment, student, handed_in_at(course, assignment, student))
            cells = cells_of(gradebook, notebook, points, submission)
            done.left += [(student, why) for why in _enter(cells, standing, verdict)]
            gradebook.db.commit()
            done.students += 1
            done.added += [student] if is_new else []
            if verdict is not None:
                why = write_page(
                    course, assignment, student, standing.path, student_page.render(standing, homework, feedback)
                )
                done.left += [(student, why)] if why else []
    return done


def _why_not(course: Course, student: str, is_new: bool) -> str | None:
    """Return why nothing is entered of a student; None for most."""
    if not is_folder_name(student):
        return "no folder can be called so, and nbgrader has one for each student"
    if is_new and not course.adds_students:
        return "unknown to nbgrader, which adds no students in this course"
    return None


def _enter(cells: Mapping[str, tuple[Row, Row | None]], standing: Standing, verdict: Verdict | None) -> Iterator[str]:
    """Fill in a student's cells, and yield which points of a person's stay instead of those that a person gave here.

    What a person gave by ``crosscheck mark`` is a manual score in nbgrader as well. The comment beside it says so: by that, it
    is known again, and changed or taken back when the mark is. Any other manual score is somebody's who works in nbgrader.
    """
    for name, (grade, comment) in cells.items():
        mark = standing.marks.get(name)
        ours = comment is not None and (comment.auto_comment or "").startswith(_by_hand(grade.manual_score))
        free = ours or grade.manual_score is None
        grade.auto_score = standing.earned.get(name)
        if free:
            grade.manual_score = None if mark is None else mark.points
            grade.needs_manual_grade = mark is None and _is_open(verdict, name)
        elif mark is not None and mark.points != grade.manual_score:
            yield f"{name} has {grade.manual_score:g} points by hand in nbgrader; crosscheck mark says {mark.points:g}"
        if comment is not None:
            comment.auto_comment = "\n".join(_comment(mark if free else None, verdict, name))


def _is_open(verdict: Verdict | None, name: str) -> bool:
    """Whether a person is to give the points, since the judge could not."""
    function = None if verdict is None else verdict.functions.get(name)
    return function is None or (function.verdict == "unjudged" and not words.depends(function))


def _comment(mark: Marked | None, verdict: Verdict | None, name: str) -> Iterator[str]:
    if mark is not None:
        yield _by_hand(mark.points) + (f" {mark.note}" if mark.note else "")
    if verdict is not None and name in verdict.functions:
        yield from words.lines(verdict, verdict.functions[name])


def _by_hand(points: float | None) -> str:
    return f"Points by hand (crosscheck mark): {'none' if points is None else repr(float(points))}."
