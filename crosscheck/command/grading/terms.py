"""By what a class is judged and priced: what its gradebook says, and what is asked for now."""

from __future__ import annotations

from typing import NamedTuple

from crosscheck.classes.database import Gradebook
from crosscheck.classes.gradebook import (
    Terms,
    agree_on_terms,
    change_rubric,
    change_seed,
    require_homework,
    require_seed,
    terms_of,
    terms_so_far,
)
from crosscheck.classes.rubric import Rubric, one_point_each
from crosscheck.homework import Homework, fresh_seed
from crosscheck.versions import our_version


class Wanted(NamedTuple):
    """By what a class shall be judged.

    Attributes
    ----------
    homework : Homework
    rubric : Rubric, optional
        None for the gradebook's, or for one point each in a new one.
    seed : int, optional
        None for the gradebook's, or for one that a new one draws.
    """

    homework: Homework
    rubric: Rubric | None
    seed: int | None


def require_agreement(book: Gradebook, wanted: Wanted) -> Rubric | None:
    """Return the rubric of a gradebook so far; CannotJudgeError if its class cannot be judged by what is wanted."""
    terms = terms_so_far(book)
    if terms is None:
        return None
    require_homework(book, terms, wanted.homework.title)
    if wanted.seed is not None:
        require_seed(book, wanted.seed)
    return terms.rubric


def agree(book: Gradebook, wanted: Wanted) -> Terms:
    """Let a gradebook have what is wanted, and return what its class is judged by."""
    seed = fresh_seed() if wanted.seed is None else wanted.seed
    rubric = wanted.rubric or default_rubric(wanted.homework)
    terms = agree_on_terms(book, Terms(wanted.homework.title, seed, our_version(), rubric))
    if wanted.seed not in (None, terms.seed):
        change_seed(book, seed)
    if wanted.rubric not in (None, terms.rubric):
        change_rubric(book, rubric)
    return terms_of(book)


def default_rubric(homework: Homework) -> Rubric:
    """Return the rubric that holds where none was given."""
    return one_point_each([function.name for function in homework.questioned])
