"""Where a class is handed back: pages, where ``--html`` says, and nbgrader's course, where ``--nbgrader`` says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from crosscheck.command.grading.report import NAMED_AT_MOST
from crosscheck.command.out import live
from crosscheck.optional import not_installed
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.classes.export.nbgrader.course import Course
    from crosscheck.classes.gradebook import Terms
    from crosscheck.classes.handed_in.intake import HandedIn, Without
    from crosscheck.classes.standing import Standing
    from crosscheck.homework import Homework
    from crosscheck.verdict import Feedback


class Pages(NamedTuple):
    """Where a class's pages go, and how much they tell."""

    folder: Path
    homework: Homework
    feedback: Feedback

    def write(self, class_: Sequence[Standing], terms: Terms, gradebook: str, without: Without) -> None:
        """Bring the folder up to date with the gradebook of an `identity_of`, and say which file to open.

        Raises
        ------
        CannotJudgeError
            If something is in the way, or the folder cannot be written to.
        """
        from crosscheck.classes.pages import class_page, student_page
        from crosscheck.classes.pages.folder import INDEX, bring_up_to_date, page_name, require_place

        require_place(self.folder, gradebook, (each.student for each in class_))
        try:
            with live("writing pages", len(class_)) as show:
                index = class_page.render(class_, terms, self.feedback, without)
                pages = (
                    (page_name(each.student), student_page.render(each, self.homework, self.feedback))
                    for each in _shown(class_, show)
                )
                bring_up_to_date(self.folder, gradebook, index, pages)
        except OSError as error:
            raise CannotJudgeError(
                f"The pages in {self.folder} cannot be written ({error.strerror}); the gradebook has all of it."
            ) from None
        click.echo(f"written to {self.folder}: open {self.folder / INDEX}", err=True)


class Destination(NamedTuple):
    """An assignment in a course of nbgrader's."""

    course: Course
    assignment: str

    def prepare(self, points: Mapping[str, float]) -> None:
        """Let nbgrader have the assignment and its cells, or raise CannotJudgeError: before a class is judged, not after."""
        from crosscheck.classes.export.nbgrader.cells import gradebook_of, notebook_for

        with gradebook_of(self.course) as gradebook:
            notebook_for(gradebook, self.assignment, points)

    def enter(
        self, class_: Sequence[Standing], points: Mapping[str, float], homework: Homework, feedback: Feedback
    ) -> None:
        """Hand back a class, and say what is new there and what was left as it is."""
        from crosscheck.classes.export.nbgrader.handing_back import hand_back

        with live("entering in nbgrader", len(class_)) as show:
            shown = _shown(class_, show)
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
    from crosscheck.classes.export.nbgrader.course import assignment_of, open_course

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
