"""By what a class is judged and priced: what its gradebook says, and what is asked for now."""

from __future__ import annotations

from pathlib import Path

from crosscheck.classes.gradebook import Terms, agree_on_terms, change_rubric
from crosscheck.classes.opening import Gradebook
from crosscheck.classes.rubric import Rubric, one_point_each, rubric_from_file, rubric_from_words
from crosscheck.homework import Homework, fresh_seed
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.versions import OURS, UNKNOWN, version_of


def rubric_for(points: str | None, file: Path | None, homework: Homework) -> Rubric | None:
    """Return the rubric that --points or --rubric names, if one does; CannotJudgeError if both do."""
    functions = [function.name for function in homework.questioned]
    if points is not None and file is not None:
        raise CannotJudgeError("--points and --rubric say the same thing twice; give one of them.")
    if points is not None:
        return rubric_from_words(points, functions)
    return None if file is None else rubric_from_file(file, functions)


def agreed_terms(book: Gradebook, homework: Homework, rubric: Rubric | None, seed: int | None) -> Terms:
    """Return what the class is judged by: what the gradebook says, with the rubric that is given now."""
    offered = Terms(
        homework.title,
        fresh_seed() if seed is None else seed,
        our_version(),
        rubric or one_point_each([function.name for function in homework.questioned]),
    )
    terms = agree_on_terms(book, offered)
    if seed is not None and seed != terms.seed:
        raise CannotJudgeError(
            f"{book.path} has asked its class the questions of seed {terms.seed}; --seed {seed} would mix two."
        )
    if rubric is not None and rubric != terms.rubric:
        change_rubric(book, rubric)
        return terms._replace(rubric=rubric)
    return terms


def our_version() -> str:
    """Return this version of crosscheck."""
    return version_of(OURS) or UNKNOWN
