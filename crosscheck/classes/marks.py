"""What a person does to a gradebook: give a mark, which grading never overwrites, take it back, or forget a student."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from crosscheck.classes import database
from crosscheck.classes.database import Gradebook
from crosscheck.classes.gradebook import now, terms_of
from crosscheck.classes.standing import counting_order
from crosscheck.submissions.errors import CannotJudgeError


def mark(book: Gradebook, student: str, points: dict[str, float], note: str) -> None:
    """Give a student's functions these points, whatever their verdicts are, now and later.

    Raises
    ------
    CannotJudgeError
        If there is no such student, or a function that the class's rubric does not price.
    """
    priced = terms_of(book).rubric.points
    if unknown := [name for name in points if name not in priced]:
        raise CannotJudgeError(f"The class has no points for {', '.join(unknown)}: its rubric has {', '.join(priced)}.")
    with book.writing() as connection:
        content_hash = _counting(book, connection, student)
        for function, given in points.items():
            row = {"student": student, "function": function, "points": given, "note": note}
            row |= {"content_hash": content_hash, "given": now()}
            entered = insert(database.mark).values(row)
            connection.execute(entered.on_conflict_do_update(index_elements=["student", "function"], set_=row))


def unmark(book: Gradebook, student: str) -> int:
    """Take a student's marks back, so that points count again; return how many there were.

    Raises
    ------
    CannotJudgeError
        If there is no such student.
    """
    with book.writing() as connection:
        _counting(book, connection, student)
        return connection.execute(delete(database.mark).where(database.mark.c.student == student)).rowcount


def forget(book: Gradebook, student: str) -> int:
    """Delete all that a gradebook holds of a student, on the disk too; return how many submissions there were.

    Raises
    ------
    CannotJudgeError
        If there is nothing to delete.
    """
    with book.writing() as connection:
        gone = connection.execute(delete(database.submission).where(database.submission.c.student == student)).rowcount
        marks = connection.execute(delete(database.mark).where(database.mark.c.student == student)).rowcount
        nearest = _nearest(connection, student)
    _overwrite(book)
    if not gone and not marks:
        raise CannotJudgeError(
            f"{book.path} has no student {student!r}, nor anything left of one who was deleted.{nearest}"
        )
    return gone


def did_you_mean(names: Iterable[str], students: Iterable[str]) -> str:
    """Return a sentence with the students whose names are near those that nobody has; "" where none is."""
    folded: dict[str, list[str]] = defaultdict(list)
    for student in students:
        folded[student.casefold()].append(student)
    near = [
        student for name in names for each in get_close_matches(name.casefold(), folded) for student in folded[each]
    ]
    return f" Did you mean {', '.join(dict.fromkeys(near))}?" if near else ""


def _counting(book: Gradebook, connection: Connection, student: str) -> str:
    """Return the content hash of the submission that counts; raise where there is no such student."""
    mine = select(database.submission.c.content_hash).where(database.submission.c.student == student)
    found: str | None = connection.execute(mine.order_by(*counting_order())).scalars().first()
    if found is None:
        raise CannotJudgeError(f"{book.path} has no student {student!r}.{_nearest(connection, student)}")
    return found


def _nearest(connection: Connection, student: str) -> str:
    return did_you_mean([student], connection.execute(select(database.submission.c.student).distinct()).scalars())


def _overwrite(book: Gradebook) -> None:
    """Leave nothing on the disk of what was deleted, in the file or in its write-ahead log."""
    raw = book.engine.raw_connection()
    try:
        raw.execute("VACUUM")
        folded_in = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        left = "others are reading it" if folded_in[0] else ""  # busy, which is no error to SQLite
    except sqlite3.OperationalError as error:
        left = str(error)
    finally:
        raw.close()
    if left:
        raise CannotJudgeError(
            f"The rows are deleted, but what they held may still be in {book.path} or in the files beside it ({left}): "
            "forget the student again when nobody else has it open."
        )
