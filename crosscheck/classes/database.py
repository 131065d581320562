"""The gradebook's file: its tables, as `docs/gradebook.md` explains them, opened and changed in transactions.

Every change is one transaction in SQLite's write-ahead log. It takes the write lock at its start and is synchronised with
the disk: when a process or the machine ends, a change is kept as a whole or not at all. Several graders may write, in turn.
Reading keeps nobody from writing.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from crosscheck.classes.places import require_place_for_gradebook
from crosscheck.submissions.errors import CannotJudgeError

APPLICATION_ID = 0x63726F73  # "cros": by which SQLite files are told apart
VERSION = 2

TABLES = MetaData()

gradebook = Table(
    "gradebook",
    TABLES,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("homework", Text, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("version", Text, nullable=False),
    Column("rubric", Text, nullable=False),
    Column("identity", Text, nullable=False, server_default=""),
)

submission = Table(
    "submission",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("student", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("likeness", Text, nullable=False),
    Column("seen", Text, nullable=False),
    UniqueConstraint("student", "attempt", "content_hash"),
)

verdict = Table(
    "verdict",
    TABLES,
    Column("submission_id", ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, primary_key=True),
    Column("word", Text, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("level", Text, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("judged", Text, nullable=False),
    Column("verdict", Text, nullable=False),
)

points = Table(
    "points",
    TABLES,
    Column("submission_id", ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, primary_key=True),
    Column("function", Text, primary_key=True),
    Column("points", Float, nullable=False),
)

mark = Table(
    "mark",
    TABLES,
    Column("student", Text, primary_key=True),
    Column("function", Text, primary_key=True),
    Column("points", Float, nullable=False),
    Column("note", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("given", Text, nullable=False),
)

#: What makes a gradebook of form 1 one of form 2.
FROM_FORM_1 = (
    "ALTER TABLE gradebook ADD COLUMN identity TEXT NOT NULL DEFAULT ''",
    "UPDATE gradebook SET identity = lower(hex(randomblob(8)))",
    "ALTER TABLE submission DROP COLUMN size",
    'ALTER TABLE points DROP COLUMN "of"',
)

Index("submission_by_student", submission.c.student, submission.c.attempt)

#: Of a student's submissions the first in this order counts: the last attempt; of its files at different times, the last seen.
COUNTING_ORDER: tuple[ColumnElement[Any], ...] = (
    submission.c.attempt.desc(),
    submission.c.seen.desc(),
    submission.c.id.desc(),
)

LOCK_SECONDS = 60  # for which one grader waits until another has written


@dataclass(frozen=True)
class Gradebook:
    """An open gradebook; see `open_gradebook`."""

    path: Path
    engine: Engine

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Run a block in one transaction; raise CannotJudgeError where the file cannot be written."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise CannotJudgeError(
                f"{self.path} cannot be written ({error.orig}). What it held before is kept; running again goes on from there."
            ) from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Run a block in one transaction, so that what it reads belongs together; raise CannotJudgeError where that fails."""
        try:
            with self.engine.execution_options(reading=True).begin() as connection:
                yield connection
        except DatabaseError as error:
            raise CannotJudgeError(f"{self.path} cannot be read ({error.orig}).") from None

    def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """Return what a query finds."""
        with self.reading() as connection:
            return connection.execute(query).all()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it if nobody else has it open."""
        self.engine.dispose()


def open_gradebook(path: Path) -> Gradebook:
    """Open a gradebook, or make an empty one.

    Raises
    ------
    CannotJudgeError
        If the file is something else, is of a later form, or cannot be written.
    """
    require_place_for_gradebook(path)
    _require_no_other(path)
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": LOCK_SECONDS}, poolclass=StaticPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    book = Gradebook(path, engine)
    with book.reading() as connection:
        form = _form(connection)
    if form > VERSION:
        raise CannotJudgeError(f"{path} is a gradebook of form {form}, made by a later crosscheck.")
    if form < VERSION:
        with book.writing() as connection:
            _bring_to_our_form(connection)
    return book


def _form(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _bring_to_our_form(connection: Connection) -> None:
    """Make the tables of a new file, or change those of an earlier form, unless another grader has done so meanwhile."""
    form = _form(connection)
    if form == 0:
        TABLES.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in FROM_FORM_1 if form == 1 else ():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _require_no_other(path: Path) -> None:
    """Raise if a file is something else than a gradebook, before anything of it is changed."""
    if not path.exists() or not path.stat().st_size:
        return
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=LOCK_SECONDS)) as connection:
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            holds_tables = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
        except sqlite3.DatabaseError as error:
            raise CannotJudgeError(f"{path} cannot be read as a gradebook ({error}).") from None
    if holds_tables and application != APPLICATION_ID:
        raise CannotJudgeError(f"{path} is a database, but no gradebook.")


def existing_gradebook(path: Path) -> Gradebook:
    """Open a gradebook that must be there."""
    require_place_for_gradebook(path)
    if not path.exists():
        raise CannotJudgeError(f"{path}: there is no such gradebook; crosscheck grade makes one.")
    return open_gradebook(path)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy begins them, and not at Python's discretion
    _in_turn(connection, "PRAGMA journal_mode = WAL")
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _in_turn(connection: Any, statement: str) -> None:
    """Execute what SQLite refuses at once, rather than after `LOCK_SECONDS`, while another grader opens a new file."""
    until = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reading") else "BEGIN IMMEDIATE")
