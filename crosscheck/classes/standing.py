"""Where each student of a class stands: the attempt that counts, its verdict, its points, and what a person gave."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, select

from crosscheck.classes import database
from crosscheck.classes.database import Gradebook
from crosscheck.classes.rubric import numbers_are_right, rubric_of


class Marked(NamedTuple):
    """The points that a person gave a function."""

    points: float
    note: str
    earlier: bool  # whether they were given for another file than the one that counts now


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
        Points by function, as the rubric has them; empty where it is not judged yet.
    of : mapping of str to float
        The most there is, by function: the rubric's.
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
        """Return the points that count, by function: a person's before the rubric's, for what the rubric prices."""
        return {**self.earned, **{name: mark.points for name, mark in self.marks.items() if name in self.of}}

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
        """Return the kind of the first reason that tells why it could not be judged; "missing" if all that is judged is right."""
        if self.verdict is None or self.verdict["verdict"] != "unjudged":
            return ""
        return "missing" if self._first_reason is None else str(self._first_reason["kind"])

    @property
    def eyes(self) -> list[str]:
        """Return why a person should look at it; empty for most."""
        return [*self._open_questions(), *self._odd_marks()]

    @property
    def _first_reason(self) -> Mapping[str, str] | None:
        """Return the first reason that tells why it could not be judged, if any does.

        That a function is not done yet, or fails through another, tells less than any other reason.
        """
        verdict = self.verdict or {"reason": None, "functions": {}}
        reasons = [verdict["reason"], *(each["reason"] for each in verdict["functions"].values())]
        return next((each for each in reasons if each and each["kind"] not in ("missing", "depends")), None)

    def _odd_marks(self) -> Iterator[str]:
        if any(mark.earlier for mark in self.marks.values()):
            yield "marked before the file that counts now"
        for name in self.marks:
            if name not in self.of:
                yield f"the mark for {name} does not count: the rubric has no points for it"
        yield from above_the_most({name: mark.points for name, mark in self.marks.items()}, self.of)

    def _open_questions(self) -> Iterator[str]:
        if self.verdict is None:
            yield "not judged yet"
        elif self.verdict["verdict"] == "unjudged":
            reason = self._first_reason
            yield f"could not be judged: {reason['kind']}: {reason['hint']}" if reason else "not done yet"
        elif self.verdict["verdict"] == "wrong":
            wrong = [each for each in self.verdict["functions"].values() if each["verdict"] == "wrong"]
            asserts = self.verdict["homework_asserts"]
            if all(map(numbers_are_right, wrong)):
                yield "near miss: the numbers are right, an assert fails"
            elif asserts["passed"] == asserts["of"]:
                yield "near miss: wrong, though all asserts hold"


def above_the_most(marks: Mapping[str, float], of: Mapping[str, float]) -> Iterator[str]:
    """Say which marks are above the most there is by the rubric, by function."""
    for name, given in marks.items():
        if given > of.get(name, given):
            yield f"marked above the most there is: {name} {given:g} of {of[name]:g}"


def alphabetical(name: str) -> tuple[str, str]:
    """Return what a name is ordered by: upper and lower case, and accents, do not count."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold(), name


def standings(book: Gradebook, version: str) -> Iterator[Standing]:
    """List the students by name, each with the attempt that counts, judged by a version of crosscheck."""
    table = database.submission
    place = func.row_number().over(partition_by=table.c.student, order_by=counting_order()).label("place")
    attempts = func.count().over(partition_by=table.c.student).label("attempts")
    ranked = select(table, place, attempts).subquery()
    mine = and_(database.verdict.c.submission_id == ranked.c.id, database.verdict.c.version == version)
    query = select(ranked, database.verdict.c.verdict).outerjoin(database.verdict, mine).where(ranked.c.place == 1)
    with book.reading() as connection:
        earned = _by(connection, database.points, "submission_id", database.points.c.version == version)
        marks = _by(connection, database.mark, "student")
        rubric = connection.execute(select(database.gradebook.c.rubric)).scalar()
        rows = connection.execute(query).all()
    of = {} if rubric is None else rubric_of(rubric).points
    for row in sorted(rows, key=lambda row: alphabetical(row.student)):
        yield Standing(
            row.student,
            row.path,
            row.likeness,
            row.attempt,
            row.attempts,
            None if row.verdict is None else json.loads(row.verdict),
            {one.function: one.points for one in earned[row.id]},
            of,
            {
                one.function: Marked(one.points, one.note, one.content_hash != row.content_hash)
                for one in marks[row.student]
            },
        )


def counting_order() -> tuple[ColumnElement[Any], ...]:
    """Return the order of a student's submissions, the one that counts first.

    It is the last attempt; of several files that were the same attempt at different times, the one seen last.
    """
    table = database.submission
    return (table.c.attempt.desc(), table.c.seen.desc(), table.c.id.desc())


def _by(connection: Connection, table: Table, column: str, *where: ColumnElement[bool]) -> dict[Any, list[Row[Any]]]:
    """Return a table's rows by what one of its columns holds."""
    grouped: dict[Any, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(table).where(*where)):
        grouped[row._mapping[column]].append(row)
    return grouped
