"""Opening a gradebook: one SQLite file, changed in transactions.

Every change is one transaction that takes the write lock at its start, in SQLite's write-ahead log, synchronised with the disk:
what was written before a process or the machine ends is there afterwards, and what was not, is not there in part. Several
graders may write at a time, in turn. Reading takes no lock that keeps anybody from writing.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from crosscheck.classes import schema
from crosscheck.classes.place import require_place_for_one
from crosscheck.submissions.errors import CannotJudgeError

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
    require_place_for_one(path)
    _require_no_other(path)
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": LOCK_SECONDS}, poolclass=StaticPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    book = Gradebook(path, engine)
    with book.reading() as connection:
        form = _form(connection)
    if form > schema.VERSION:
        raise CannotJudgeError(f"{path} is a gradebook of form {form}, made by a later crosscheck.")
    if form < schema.VERSION:
        with book.writing() as connection:
            _bring_to_our_form(connection)
    return book


def _form(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _bring_to_our_form(connection: Connection) -> None:
    """Make the tables of a new file, or change those of an earlier form, unless another grader has done so meanwhile."""
    form = _form(connection)
    if form == 0:
        schema.TABLES.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    for statement in schema.FROM_FORM_1 if form == 1 else ():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")


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
    if holds_tables and application != schema.APPLICATION_ID:
        raise CannotJudgeError(f"{path} is a database, but no gradebook.")


def existing_gradebook(path: Path) -> Gradebook:
    """Open a gradebook that must be there."""
    require_place_for_one(path)
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
