"""Read and write a gradebook: terms, submissions, verdicts, and marks, which grading never overwrites."""

import json
import secrets
import shlex
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from crosscheck.classes import database
from crosscheck.classes.database import Gradebook
from crosscheck.classes.handed_in.intake import HandedIn, Intake
from crosscheck.classes.rubric import Rubric, rubric_of
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import grouped


class Terms(NamedTuple):
    """The terms by which a whole class is judged."""

    homework: str  # its title
    seed: int  # the seed of the questions, the same for all students
    version: str  # the version of crosscheck whose verdicts count
    rubric: Rubric
    identity: str = ""  # a random name of the gradebook, drawn when its terms are set
    secret: str = ""  # a random key for the names of students' pages


def terms_of(book: Gradebook, offered: Terms | None = None, seed: int | None = None) -> Terms:
    """Return the terms of the class; the offered terms if it has none yet.

    Raises CannotJudgeError if the offered homework is another one, if some students were judged with another seed than
    `seed`, or if there are no terms at all.
    """
    with book.reading() as connection:
        return _terms(book, connection, offered, seed)


def agree_on_terms(book: Gradebook, offered: Terms, seed: int | None = None, rubric: Rubric | None = None) -> Terms:
    """Return the terms of the class. The offered terms are stored if it has none yet.

    `seed` and `rubric`, if given, replace the stored ones; marks stay. CannotJudgeError as in `terms_of`.
    """
    drawn = {"identity": secrets.token_hex(8), "secret": secrets.token_hex(16)}
    row = {"id": 1, **offered._asdict(), "rubric": offered.rubric.to_json(), **drawn}
    with book.writing() as connection:
        connection.execute(insert(database.gradebook).values(row).on_conflict_do_nothing())
        _terms(book, connection, offered, seed)
        for name, value in {"seed": seed, "rubric": rubric and rubric.to_json()}.items():
            if value is not None:
                connection.execute(update(database.gradebook).values({name: value}))
        return _terms(book, connection)


def _terms(book: Gradebook, connection: Connection, offered: Terms | None = None, seed: int | None = None) -> Terms:
    if (row := connection.execute(select(database.gradebook)).first()) is None:
        if offered is None:
            raise CannotJudgeError(f"{book.path} is empty: nothing was graded into it yet.")
        return offered
    if offered is not None and offered.homework != row.homework:
        raise CannotJudgeError(f"{book.path} is about {row.homework!r}, and this homework is {offered.homework!r}.")
    if seed not in (None, row.seed) and connection.execute(select(database.verdict)).first() is not None:
        asked = f"has asked its class the questions of seed {row.seed}"
        raise CannotJudgeError(f"{book.path} {asked}; --seed {seed} would mix two.")
    return Terms(row.homework, row.seed, row.version, rubric_of(row.rubric), row.identity, row.secret)


def adopt(book: Gradebook, version: str) -> None:
    """Make the verdicts of another version of crosscheck those that count."""
    with book.writing() as connection:
        connection.execute(update(database.gradebook).values(version=version))


def record(book: Gradebook, handed_in: Iterable[HandedIn]) -> dict[HandedIn, int]:
    """Store submissions that are not there yet. Return the number of each in the gradebook."""
    table, seen = database.submission, now()
    numbers = {}
    with book.writing() as connection:
        for one in handed_in:
            same = {name: getattr(one, name) for name in ("student", "attempt", "content_hash")}
            latest = {"path": one.path, "likeness": one.likeness, "seen": seen, "cells": json.dumps(one.cells)}
            latest |= {} if one.handed_in is None else {"handed_in": one.handed_in}  # None keeps the earlier value
            if one.passed_over:
                those = and_(table.c.student == one.student, table.c.content_hash.in_(one.passed_over))
                connection.execute(update(table).where(those).values(passed_over=""))
                latest["passed_over"] = json.dumps(one.passed_over)
            entered = insert(table).values(**same, **latest).on_conflict_do_update(index_elements=[*same], set_=latest)
            numbers[one] = connection.execute(entered.returning(table.c.id)).scalar_one()
    return numbers


def chosen_before(book: Gradebook, intake: Intake) -> Intake:
    """Return the intake with files added that ``--student`` chose in an earlier run, unless there are later files."""
    table = database.submission.c
    rows = book.rows(select(table.student, table.content_hash, table.passed_over).where(table.passed_over != ""))
    over = {(row.student, row.content_hash): {row.content_hash, *json.loads(row.passed_over)} for row in rows}
    unclear, submissions = dict(intake.unclear), list(intake.submissions)
    for student, files in intake.candidates.items():
        chosen = {one.attempt: one for one in files if (student, one.content_hash) in over}
        known = set[str]().union(*(over[student, one.content_hash] for one in chosen.values()))
        if known.issuperset(one.content_hash for one in files):
            submissions += chosen.values()
            del unclear[student]
    return intake._replace(submissions=submissions, unclear=unclear)


def require_same_students(book: Gradebook, handed_in: Iterable[HandedIn]) -> None:
    """Raise CannotJudgeError if a file was another student's before, as if only part of a class were named now."""
    rows = book.rows(select(database.submission.c.path, database.submission.c.student))
    before, today = (grouped((one.path, one.student) for one in each) for each in (rows, handed_in))
    for path in sorted(today.keys() & before.keys()):
        if set(today[path]).isdisjoint(before[path]):
            then, now = (", ".join(sorted({*whose[path]})) for whose in (before, today))
            take_it_back = shlex.join(["crosscheck", "forget", min(before[path]), "--gradebook", str(book.path)])
            told = f"{one_line(path)} is a file of {then} in {book.path}, and would be one of {now} now"
            either = "name what was named then, say --student REGEX, whose group is the student"
            raise CannotJudgeError(f"{told}: {either}, or, if that was wrong, take it back: {take_it_back}.")


def judged(book: Gradebook, version: str, among: Collection[int] | None = None) -> set[int]:
    """Return the numbers of the submissions (of those in `among`, if given) that have a verdict by a version."""
    found = select(database.verdict.c.submission_id).where(database.verdict.c.version == version)
    if among is not None:
        found = found.where(database.verdict.c.submission_id.in_(among))
    return {row.submission_id for row in book.rows(found)}


class Pending(NamedTuple):
    """A file to judge, and the numbers of its submissions in the gradebook: several, if a group handed it in."""

    numbers: tuple[int, ...]
    handed_in: HandedIn
    again: bool  # whether it is judged again if it has a verdict


def store(book: Gradebook, judged: Pending, version: str, verdict: Mapping[str, Any]) -> None:
    """Store a verdict on a file for each of its submissions.

    The first verdict stays, whichever grader stored it, unless the file is judged again. If a student was deleted
    meanwhile, nothing is stored, even if another student's submission has the number now.
    """
    row = {"version": version, "word": verdict["verdict"], "level": verdict["sandbox"], "judged": now()}
    row |= {name: verdict[name] for name in ("seed", "seconds")}
    row["verdict"] = json.dumps(verdict, allow_nan=False, ensure_ascii=False)
    entered = insert(database.verdict).prefix_with("OR REPLACE" if judged.again else "OR IGNORE")
    table, content_hash = database.submission, judged.handed_in.content_hash
    those = select(table.c.id).where(table.c.id.in_(judged.numbers), table.c.content_hash == content_hash)
    with book.writing() as connection:
        for number in connection.execute(those).scalars().all():
            connection.execute(entered, {"submission_id": number, **row})


def now() -> str:
    """Return the time in a gradebook's format."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Mark(NamedTuple):
    """Points that a person gave. The function `database.SEEN` means that a person has looked at the file."""

    student: str
    function: str
    points: float
    note: str = ""
    content_hash: str = ""  # the hash of the file that counted then; "" for the file that counts now
    given: str = ""  # the time; "" for now


def marks_of(book: Gradebook) -> list[Mark]:
    """Return all marks."""
    return list(map(Mark._make, book.rows(select(database.mark).order_by(*database.mark.primary_key))))


def mark(book: Gradebook, marks: Sequence[Mark], extra: bool = False) -> list[Mark]:
    """Store all marks or none. Return those that are left out, since the stored ones are later.

    CannotJudgeError for an unknown student or function, or, without `extra`, for more points than the maximum.
    """
    priced = terms_of(book).rubric.points
    for each in marks:
        if each.function not in (*priced, database.SEEN):
            raise CannotJudgeError(f"The class has no points for {each.function}: its rubric has {', '.join(priced)}.")
        if each.points > priced.get(each.function, 0.0) and not extra:
            most = f"{each.function} has {priced.get(each.function, 0.0):g} points"
            raise CannotJudgeError(f"{each.student}: {most}, and {each.points:g} are more: say --extra to give them.")
    with book.writing() as connection:
        ours = {each[:2]: each.given for each in connection.execute(select(database.mark))}
        older = [each for each in marks if each.given and each.given < ours.get(each[:2], "")]
        for each in marks:
            counts = _counting(book, connection, each.student)
            row = each._replace(content_hash=each.content_hash or counts, given=each.given or now())._asdict()
            if each not in older:
                connection.execute(insert(database.mark).prefix_with("OR REPLACE"), row)
    return older


def unmark(book: Gradebook, student: str) -> int:
    """Delete a student's marks, and return how many there were. CannotJudgeError for an unknown student."""
    with book.writing() as connection:
        _counting(book, connection, student)
        return connection.execute(delete(database.mark).where(database.mark.c.student == student)).rowcount


def forget(book: Gradebook, student: str) -> int:
    """Delete all data of a student from a gradebook and from the disk. Return how many submissions there were.

    Raises CannotJudgeError for an unknown student, or if the data may still be on the disk.
    """
    with book.writing() as connection:
        tables = (database.submission, database.mark)
        gone, marks = (connection.execute(delete(each).where(each.c.student == student)).rowcount for each in tables)
        nearest = _nearest(connection, student)
    _overwrite(book)
    if not gone and not marks:
        nobody = f"{book.path} has no student {student!r}, nor anything left of one who was deleted"
        raise CannotJudgeError(f"{nobody}.{nearest}")
    return gone


def did_you_mean(names: Iterable[str], students: Iterable[str]) -> str:
    """Return a sentence that suggests students with similar names; "" if there are none."""
    known = {student.casefold(): student for student in students}
    near = dict.fromkeys(known[each] for name in names for each in get_close_matches(name.casefold(), known))
    return f" Did you mean {', '.join(near)}?" if near else ""


def _counting(book: Gradebook, connection: Connection, student: str) -> str:
    mine = select(database.submission.c.content_hash).where(database.submission.c.student == student)
    found: str | None = connection.execute(mine.order_by(*database.COUNTING_ORDER)).scalars().first()
    if found is None:
        raise CannotJudgeError(f"{book.path} has no student {student!r}.{_nearest(connection, student)}")
    return found


def _nearest(connection: Connection, student: str) -> str:
    return did_you_mean([student], connection.execute(select(database.submission.c.student).distinct()).scalars())


def _overwrite(book: Gradebook) -> None:
    """Remove deleted data from the disk, both from the file and from its write-ahead log."""
    with closing(book.engine.raw_connection()) as raw:
        try:
            raw.execute("VACUUM")
            busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()  # SQLite does not raise if it is busy
            left = "others are reading it" if busy else ""
        except sqlite3.OperationalError as error:
            left = str(error)
    if left:
        where = f"in {book.path} or in the files beside it ({left})"
        told = f"what they held may still be {where}: forget the student again when nobody else has it open"
        raise CannotJudgeError(f"The rows are deleted, but {told}.")
