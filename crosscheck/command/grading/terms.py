"""By what a class is judged and priced: what its gradebook says, and what is asked for now.

All of it, and where the class goes, is looked at before anything is changed or judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from crosscheck.classes.database import Gradebook, open_gradebook
from crosscheck.classes.gradebook import (
    Terms,
    agree_on_terms,
    change_rubric,
    change_seed,
    identity_of,
    require_homework,
    require_seed,
    terms_of,
    terms_so_far,
)
from crosscheck.classes.pages.folder import require_place
from crosscheck.classes.rubric import Rubric
from crosscheck.homework import Homework, fresh_seed
from crosscheck.versions import our_version

if TYPE_CHECKING:
    from crosscheck.classes.handed_in.intake import HandedIn
    from crosscheck.command.grading.destinations import Destination


class Wanted(NamedTuple):
    """By what a class shall be judged."""

    homework: Homework
    rubric: Rubric | None  # None for the gradebook's; in a new one, for one point each
    seed: int | None  # None for the gradebook's; in a new one, for one that is drawn


@contextmanager
def gradebook_if_there(path: Path) -> Iterator[Gradebook | None]:
    """Open a gradebook, if there is one."""
    if not path.exists():
        yield None
        return
    with closing(open_gradebook(path)) as book:
        yield book


def require_agreement(
    book: Gradebook | None,
    wanted: Wanted,
    html: Path | None,
    handed_back: Destination | None,
    submissions: Sequence[HandedIn],
) -> None:
    """Raise CannotJudgeError unless a class can be judged into its gradebook as wanted, and handed back.

    nbgrader comes last, since it is told of the assignment here.
    """
    terms = None if book is None else terms_so_far(book)
    if book is not None and terms is not None:
        require_homework(book, terms, wanted.homework.title)
        if wanted.seed is not None:
            require_seed(book, wanted.seed)
    if html is not None:
        require_place(html, "" if book is None else identity_of(book), (one.student for one in submissions))
    if handed_back is not None:
        rubric = wanted.rubric or (terms.rubric if terms else _one_point_each(wanted.homework))
        handed_back.prepare(rubric.points)


def agree(book: Gradebook, wanted: Wanted) -> Terms:
    """Let a gradebook have what is wanted, and return what its class is judged by."""
    seed = fresh_seed() if wanted.seed is None else wanted.seed
    rubric = wanted.rubric or _one_point_each(wanted.homework)
    terms = agree_on_terms(book, Terms(wanted.homework.title, seed, our_version(), rubric))
    if wanted.seed not in (None, terms.seed):
        change_seed(book, seed)
    if wanted.rubric not in (None, terms.rubric):
        change_rubric(book, rubric)
    return terms_of(book)


def _one_point_each(homework: Homework) -> Rubric:
    """Return the rubric that holds where none was given."""
    return Rubric({function.name: 1.0 for function in homework.questioned})
