"""The pages of a class, written where ``--html DIR`` says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from crosscheck.classes.gradebook import Terms
from crosscheck.classes.handed_in.intake import Without
from crosscheck.classes.pages import class_page, student_page
from crosscheck.classes.pages.folder import INDEX, bring_up_to_date, page_name, require_place
from crosscheck.classes.standing import Standing
from crosscheck.command.progress import live
from crosscheck.homework import Homework
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Feedback


class Pages(NamedTuple):
    """Where a class's pages go, and how much they tell.

    Attributes
    ----------
    folder : Path
    homework : Homework
    feedback : {"verdict", "where", "hint", "formula"}
    """

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
        require_place(self.folder, gradebook, (each.student for each in class_))
        try:
            with live("writing pages", len(class_)) as show:
                index = class_page.render(class_, terms, self.feedback, without)
                bring_up_to_date(self.folder, gradebook, index, self._of_students(class_, show))
        except OSError as error:
            raise CannotJudgeError(
                f"The pages in {self.folder} cannot be written ({error.strerror}); the gradebook has all of it."
            ) from None
        click.echo(f"written to {self.folder}: open {self.folder / INDEX}", err=True)

    def _of_students(self, class_: Sequence[Standing], show: Callable[[int], None]) -> Iterator[tuple[str, str]]:
        for i, standing in enumerate(class_, start=1):
            yield page_name(standing.student), student_page.render(standing, self.homework, self.feedback)
            show(i)
