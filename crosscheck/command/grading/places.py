"""Where a class goes, looked at before anything is changed or judged: its gradebook and pages, and nbgrader's course."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.classes.database import Gradebook, open_gradebook
from crosscheck.classes.gradebook import identity_of
from crosscheck.classes.pages.folder import require_place
from crosscheck.command.grading.terms import Wanted, default_rubric, require_agreement

if TYPE_CHECKING:
    from crosscheck.classes.handed_in.intake import HandedIn
    from crosscheck.command.grading.nbgrader import Destination


@contextmanager
def gradebook_if_there(path: Path) -> Iterator[Gradebook | None]:
    """Open a gradebook, if there is one."""
    if not path.exists():
        yield None
        return
    with closing(open_gradebook(path)) as book:
        yield book


def require_places(
    book: Gradebook | None,
    wanted: Wanted,
    html: Path | None,
    handed_back: Destination | None,
    submissions: Sequence[HandedIn],
) -> None:
    """Raise CannotJudgeError unless a class can be judged into its gradebook as wanted, and handed back.

    nbgrader comes last, since it is told of the assignment here.
    """
    rubric = None if book is None else require_agreement(book, wanted)
    if html is not None:
        require_place(html, "" if book is None else identity_of(book), (one.student for one in submissions))
    if handed_back is not None:
        handed_back.prepare((wanted.rubric or rubric or default_rubric(wanted.homework)).points)
