"""Where a class is handed back: tables, where ``--csv`` says, pages (``--html``), and nbgrader's course (``--nbgrader``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from crosscheck.classes.places import INDEX, mistakes_path, page_name, require_place_for_pages, write_pages
from crosscheck.command import out as place
from crosscheck.command.progress import live
from crosscheck.optional import not_installed
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.classes.export.nbgrader import Course
    from crosscheck.classes.handed_in.intake import HandedIn
    from crosscheck.classes.standing import Standing
    from crosscheck.command.grading.report import Closed
    from crosscheck.homework import Homework
    from crosscheck.verdict import Feedback

NAMED_AT_MOST = 20  # of what is no submission, and of students in a list


def hand_back_tables(csv: Path, closed: Closed, feedback: Feedback) -> None:
    """Write the two tables of a class to new files."""
    from crosscheck.classes.tables import mistakes_table, students_table

    tables = {csv: students_table(closed.class_, closed.without)}
    tables[mistakes_path(csv)] = mistakes_table(closed.class_, feedback)
    for path, text in tables.items():
        try:
            with place.whole(path, "x", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError as error:
            raise CannotJudgeError(
                f"{path} cannot be written ({error.strerror}); the gradebook has all of it."
            ) from None
        click.echo(f"written to {path}", err=True)


def hand_back_pages(folder: Path, closed: Closed, homework: Homework, feedback: Feedback) -> None:
    """Bring a folder of pages up to date, and say which file to open; CannotJudgeError if something is in the way."""
    from crosscheck.classes.pages import class_page, student_page

    class_, gradebook = closed.class_, closed.terms.identity
    require_place_for_pages(folder, gradebook, (each.student for each in class_))
    try:
        with live("writing pages", len(class_)) as show:
            index = class_page.render(class_, closed.terms, feedback, closed.without)
            pages = (
                (page_name(each.student), student_page.render(each, homework, feedback))
                for each in _shown(class_, show)
            )
            write_pages(folder, gradebook, index, pages)
    except OSError as error:
        raise CannotJudgeError(
            f"The pages in {folder} cannot be written ({error.strerror}); the gradebook has all of it."
        ) from None
    click.echo(f"written to {folder}: open {folder / INDEX}", err=True)


class Destination(NamedTuple):
    """An assignment in a course of nbgrader's."""

    course: Course
    assignment: str

    def prepare(self, points: Mapping[str, float]) -> None:
        """Let nbgrader have the assignment and its cells, or raise CannotJudgeError: before a class is judged, not after."""
        from crosscheck.classes.export.nbgrader import gradebook_of, notebook_for

        with gradebook_of(self.course) as gradebook:
            notebook_for(gradebook, self.assignment, points)

    def enter(self, closed: Closed, homework: Homework, feedback: Feedback) -> None:
        """Hand back a class, and say what is new there and what was left as it is."""
        from crosscheck.classes.export.nbgrader import hand_back

        with live("entering in nbgrader", len(closed.class_)) as show:
            shown, points = _shown(closed.class_, show), closed.terms.rubric.points
            done = hand_back(self.course, self.assignment, shown, points, homework, feedback)
        click.echo(f"nbgrader: {done.students} entered in {one_line(self.assignment)}", err=True)
        if done.added:
            click.echo(f"nbgrader: new there: {', '.join(_named(done.added))}", err=True)
        for line in _named([f"{student}: {why}" for student, why in done.left]):
            click.echo(f"nbgrader: left as it is: {line}", err=True)


def destination(nbgrader: Path | None, assignment: str | None, handed_in: Iterable[HandedIn]) -> Destination | None:
    """Return the assignment to which a class is handed back; None if it is to none.

    Raises
    ------
    CannotJudgeError
        If nbgrader is not installed, the folder is no course's, or the assignment is not clear.
    """
    if nbgrader is None:
        if assignment is not None:
            raise CannotJudgeError("--assignment goes with --nbgrader DIR, whose assignment it names.")
        return None
    if find_spec("nbgrader") is None:
        raise CannotJudgeError(not_installed("--nbgrader", "nbgrader"))
    from crosscheck.classes.export.nbgrader import assignment_of, open_course

    name = assignment_of(((one.student, one.path) for one in handed_in), assignment)
    return Destination(open_course(nbgrader), name)


def _shown(class_: Sequence[Standing], show: Callable[[int], None]) -> Iterator[Standing]:
    """Yield the students, and show how many are done."""
    for n, each in enumerate(class_, start=1):
        yield each
        show(n)


def _named(lines: list[str]) -> list[str]:
    more = [f"{len(lines) - NAMED_AT_MOST} more"] if len(lines) > NAMED_AT_MOST else []
    return [*map(one_line, lines[:NAMED_AT_MOST]), *more]
