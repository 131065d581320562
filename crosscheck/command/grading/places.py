"""Where a class goes, looked at before anything is changed or judged: its gradebook, tables and pages, and nbgrader's course."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.classes.gradebook import identity_of
from crosscheck.classes.opening import Gradebook, open_gradebook, require_place_for_one
from crosscheck.classes.pages.folder import require_place
from crosscheck.classes.tables import mistakes_path
from crosscheck.command.grading.terms import Wanted, default_rubric, require_agreement
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.classes.handed_in.intake import HandedIn
    from crosscheck.command.grading.nbgrader import Destination


def require_new(gradebook: Path, csv: Path | None, html: Path | None) -> None:
    """Raise CannotJudgeError unless tables can be written, no two things go to one place, and there can be a gradebook."""
    require_place_for_one(gradebook)
    if csv is None:
        tables: tuple[Path, ...] = ()
    elif not csv.name:
        raise CannotJudgeError("--csv must name a file.")
    else:
        tables = (csv, mistakes_path(csv))
    for path in tables:
        folder = path.absolute().parent
        if os.path.lexists(path):
            raise CannotJudgeError(f"{path} exists already; it is not overwritten. Name a new file.")
        if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
            raise CannotJudgeError(f"{path} cannot be written: {folder} is no folder that can be written to.")
    named = [path.resolve() for path in (gradebook, *tables, html) if path is not None]
    for i, path_ in enumerate(named):
        if path_ in named[:i]:
            raise CannotJudgeError(f"{path_} is named for two things: gradebook, tables and pages need a place each.")


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
