"""Where each student of a class stands: the attempt that counts, its verdict, its points, and what a person gave."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, select

from crosscheck.classes import schema
from crosscheck.classes.opening import Gradebook
from crosscheck.classes.points import numbers_are_right


class Marked(NamedTuple):
    """The points that a person gave a function.

    Attributes
    ----------
    points : float
    note : str
    earlier : bool
        Whether it was given for another file than the one that counts now.
    """

    points: float
    note: str
    earlier: bool


class Standing(NamedTuple):
    """One student.

    Attributes
    ----------
    student, path, likeness : str
        The last two of the attempt that counts.
    attempt, attempts : int
        Its number, and how many files of the student are kept.
    verdict : mapping, optional
        A ``crosscheck.verify/2`` object; None where it is not judged yet.
    earned : mapping of str to float
        Points by function, as the rubric has them.
    of : mapping of str to float
        The most there is, by function.
    marks : mapping of str to Marked
        By function.
    """

    student: str
    path: str
    likeness: str
    attempt: int
    attempts: int
    verdict: Mapping[str, Any] | None
    earned: Mapping[str, float]
    of: Mapping[str, float]
    marks: Mapping[str, Marked]

    @property
    def points(self) -> dict[str, float]:
        """Return the points that count, by function: a person's before the rubric's."""
        return {**self.earned, **{name: mark.points for name, mark in self.marks.items()}}

    @property
    def total(self) -> float:
        """Return the sum of the points that count."""
        return sum(self.points.values())

    @property
    def word(self) -> str:
        """Return the verdict in a word."""
        return "not judged yet" if self.verdict is None else str(self.verdict["verdict"])

    @property
    def reason(self) -> str:
        """Return the kind of the first reason that tells why it could not be judged; "missing" if all that is judged is right.

        That a function is not done yet, or fails through another, tells less than any other reason.
        """
        if self.verdict is None or self.verdict["verdict"] != "unjudged":
            return ""
        reasons = [self.verdict["reason"], *(each["reason"] for each in self.verdict["functions"].values())]
        kinds = [each["kind"] for each in reasons if each is not None]
        return next((kind for kind in kinds if kind not in ("missing", "depends")), "missing")

    @property
    def eyes(self) -> list[str]:
        """Return why a person should look at it; empty for most."""
        return [*self._open_questions(), *(["marked before the file that counts now"] if self._marked_earlier else [])]

    @property
    def _marked_earlier(self) -> bool:
        return any(mark.earlier for mark in self.marks.values())

    def _open_questions(self) -> Iterator[str]:
        if self.verdict is None:
            yield "not judged yet"
        elif self.verdict["verdict"] == "unjudged":
            yield "not done yet" if self.reason == "missing" else f"could not be judged: {self.reason}"
        elif self.verdict["verdict"] == "wrong":
            wrong = [each for each in self.verdict["functions"].values() if each["verdict"] == "wrong"]
            asserts = self.verdict["homework_asserts"]
            if all(map(numbers_are_right, wrong)):
                yield "near miss: the numbers are right, an assert fails"
            elif asserts["passed"] == asserts["of"]:
                yield "near miss: wrong, though all asserts hold"


def standings(book: Gradebook, version: str) -> Iterator[Standing]:
    """List the students by name, each with the attempt that counts, judged by a version of crosscheck."""
    table = schema.submission
    place = func.row_number().over(partition_by=table.c.student, order_by=counting_order()).label("place")
    attempts = func.count().over(partition_by=table.c.student).label("attempts")
    ranked = select(table, place, attempts).subquery()
    mine = and_(schema.verdict.c.submission_id == ranked.c.id, schema.verdict.c.version == version)
    query = select(ranked, schema.verdict.c.verdict).outerjoin(schema.verdict, mine).where(ranked.c.place == 1)
    with book.reading() as connection:
        earned, of = _points(connection.execute(select(schema.points).where(schema.points.c.version == version)))
        marks = connection.execute(select(schema.mark)).all()
        rows = connection.execute(query.order_by(ranked.c.student)).all()
    for row in rows:
        yield Standing(
            row.student,
            row.path,
            row.likeness,
            row.attempt,
            row.attempts,
            None if row.verdict is None else json.loads(row.verdict),
            earned[row.id],
            of[row.id],
            {
                one.function: Marked(one.points, one.note, one.content_hash != row.content_hash)
                for one in marks
                if one.student == row.student
            },
        )


def counting_order() -> tuple[ColumnElement[Any], ...]:
    """Return the order of a student's submissions, the one that counts first.

    It is the last attempt; of several files that were the same attempt at different times, the one seen last.
    """
    table = schema.submission
    return (table.c.attempt.desc(), table.c.seen.desc(), table.c.id.desc())


def _points(rows: Any) -> tuple[dict[int, dict[str, float]], dict[int, dict[str, float]]]:
    earned: dict[int, dict[str, float]] = defaultdict(dict)
    of: dict[int, dict[str, float]] = defaultdict(dict)
    for row in rows:
        earned[row.submission_id][row.function] = row.points
        of[row.submission_id][row.function] = row.of
    return earned, of
