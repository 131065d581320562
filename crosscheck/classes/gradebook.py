"""What a gradebook keeps: the terms of the class, what was handed in, and each verdict with its points once it exists."""

from __future__ import annotations

import json
import secrets
import shlex
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from crosscheck.classes import database
from crosscheck.classes.database import Gradebook
from crosscheck.classes.handed_in.intake import HandedIn
from crosscheck.classes.rubric import Rubric, points, rubric_of
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError


class Terms(NamedTuple):
    """What a whole class is judged by."""

    homework: str  # its title
    seed: int  # of the questions, which all are asked
    version: str  # of crosscheck, whose verdicts count
    rubric: Rubric


def agree_on_terms(book: Gradebook, offered: Terms) -> Terms:
    """Return the terms of the class; those offered become its terms if it has none yet.

    Raises
    ------
    CannotJudgeError
        If the gradebook is about another homework.
    """
    row = {"id": 1, **offered._asdict(), "rubric": offered.rubric.to_json(), "identity": secrets.token_hex(8)}
    with book.writing() as connection:
        connection.execute(insert(database.gradebook).values(row).on_conflict_do_nothing())
    terms = terms_of(book)
    require_homework(book, terms, offered.homework)
    return terms


def terms_of(book: Gradebook) -> Terms:
    """Return what the class is judged by."""
    terms = terms_so_far(book)
    if terms is None:
        raise CannotJudgeError(f"{book.path} is empty: nothing was graded into it yet.")
    return terms


def terms_so_far(book: Gradebook) -> Terms | None:
    """Return what the class is judged by; None if nobody has said so yet."""
    with book.reading() as connection:
        row = connection.execute(select(database.gradebook)).first()
    return None if row is None else Terms(row.homework, row.seed, row.version, rubric_of(row.rubric))


def identity_of(book: Gradebook) -> str:
    """Return what tells a gradebook from all others: drawn when its terms were set; "" before."""
    with book.reading() as connection:
        return connection.execute(select(database.gradebook.c.identity)).scalar() or ""


def require_homework(book: Gradebook, terms: Terms, homework: str) -> None:
    """Raise CannotJudgeError if a gradebook is about another homework."""
    if terms.homework != homework:
        raise CannotJudgeError(f"{book.path} is about {terms.homework!r}, and this homework is {homework!r}.")


def require_seed(book: Gradebook, seed: int) -> None:
    """Raise CannotJudgeError if some of a class were asked the questions of another seed."""
    asked = select(database.gradebook.c.seed).where(select(database.verdict).exists())
    with book.reading() as connection:
        before = connection.execute(asked).scalar()
    if before not in (None, seed):
        raise CannotJudgeError(
            f"{book.path} has asked its class the questions of seed {before}; --seed {seed} would mix two."
        )


def change_seed(book: Gradebook, seed: int) -> None:
    """Ask a class other questions; CannotJudgeError if some of it were asked theirs."""
    with book.writing() as connection:
        connection.execute(update(database.gradebook).values(seed=seed).where(~select(database.verdict).exists()))
    require_seed(book, seed)


def change_rubric(book: Gradebook, rubric: Rubric) -> None:
    """Price all verdicts by another rubric; marks stay."""
    with book.writing() as connection:
        connection.execute(update(database.gradebook).values(rubric=rubric.to_json()))
        connection.execute(delete(database.points))
        for row in connection.execute(select(database.verdict)):
            _price(connection, row.submission_id, row.version, json.loads(row.verdict), rubric)


def adopt(book: Gradebook, version: str) -> None:
    """Let the verdicts of another version of crosscheck count."""
    with book.writing() as connection:
        connection.execute(update(database.gradebook).values(version=version))


def record(book: Gradebook, handed_in: Iterable[HandedIn]) -> dict[HandedIn, int]:
    """Enter submissions that are not there yet, and return the number of each in the gradebook."""
    table, seen = database.submission, now()
    numbers = {}
    with book.writing() as connection:
        for one in handed_in:
            row = {name: getattr(one, name) for name in ("student", "attempt", "content_hash", "path", "likeness")}
            entered = insert(table).values(**row, seen=seen)
            again = entered.on_conflict_do_update(
                index_elements=["student", "attempt", "content_hash"],
                set_={"path": one.path, "seen": seen, "likeness": one.likeness},
            )
            numbers[one] = connection.execute(again.returning(table.c.id)).scalar_one()
    return numbers


def require_same_students(book: Gradebook, handed_in: Iterable[HandedIn]) -> None:
    """Raise CannotJudgeError if a file was another student's before, as when only part of the class is named now."""
    table = database.submission
    before, today = defaultdict(set), defaultdict(set)
    with book.reading() as connection:
        for row in connection.execute(select(table.c.path, table.c.student)):
            before[row.path].add(row.student)
    for one in handed_in:
        today[one.path].add(one.student)
    for path in sorted(today.keys() & before.keys()):
        if today[path].isdisjoint(before[path]):
            then, others = (sorted(whose[path]) for whose in (before, today))
            raise CannotJudgeError(
                f"{one_line(path)} is a file of {', '.join(then)} in {book.path}, and would be one of {', '.join(others)} "
                "now: name what was named then, say --student REGEX, whose group is the student, or, if that was wrong, take "
                f"it back: crosscheck forget {shlex.quote(then[0])} --gradebook {shlex.quote(str(book.path))}."
            )


def judged(book: Gradebook, version: str) -> set[int]:
    """Return the numbers of the submissions on which there is a verdict of a version."""
    with book.reading() as connection:
        found = select(database.verdict.c.submission_id).where(database.verdict.c.version == version)
        return set(connection.execute(found).scalars())


def are_judged(book: Gradebook, numbers: Collection[int], version: str) -> bool:
    """Return whether there is a verdict of a version on each of these: another grader may have been quicker."""
    where = (database.verdict.c.submission_id.in_(numbers), database.verdict.c.version == version)
    with book.reading() as connection:
        return connection.execute(select(func.count()).where(*where)).scalar_one() == len(numbers)


def store(
    book: Gradebook, numbers: Collection[int], content_hash: str, version: str, verdict: Mapping[str, Any], again: bool
) -> None:
    """Keep a verdict on a file, and its points by the gradebook's rubric, for each submission that the file is.

    The first verdict stays: if two graders judge the same submission, one of them loses its time and nothing else. With
    `again`, the later verdict takes its place. A student who was deleted meanwhile gets none; nor does another student's
    submission that has the number now.
    """
    row = {
        "version": version,
        "word": verdict["verdict"],
        "seed": verdict["seed"],
        "level": verdict["sandbox"],
        "seconds": verdict["seconds"],
        "judged": now(),
        "verdict": json.dumps(verdict, allow_nan=False, ensure_ascii=False),
    }
    new = insert(database.verdict)
    later = new.on_conflict_do_update(index_elements=["submission_id", "version"], set_=row)
    entered = later if again else new.on_conflict_do_nothing()
    with book.writing() as connection:
        kept = connection.execute(select(database.gradebook.c.rubric)).scalar_one()  # another may have changed it
        rubric = rubric_of(kept)
        table = database.submission
        those = select(table.c.id).where(table.c.id.in_(numbers), table.c.content_hash == content_hash)
        for number in connection.execute(those).scalars().all():
            if connection.execute(entered, {"submission_id": number, **row}).rowcount > 0:
                _price(connection, number, version, verdict, rubric)


def _price(connection: Connection, number: int, version: str, verdict: Mapping[str, Any], rubric: Rubric) -> None:
    rows = [
        {"submission_id": number, "version": version, "function": name, "points": earned}
        for name, earned in points(verdict, rubric).items()
    ]
    connection.execute(insert(database.points).prefix_with("OR REPLACE"), rows)


def now() -> str:
    """Return the time as a gradebook keeps it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
