"""The gradebook's file: its tables, which `docs/gradebook.md` explains, and its transactions.

Points are not stored. They are computed from verdicts, rubric and marks.

Every change is one transaction in SQLite's write-ahead log. It takes the write lock at its start and is synchronised
with the disk: if a process or the machine ends, a change is kept as a whole or not at all. Several graders may write,
one after another. Readers do not block writers.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from crosscheck.classes.places import require_place_for_gradebook
from crosscheck.submissions.errors import CannotJudgeError

APPLICATION_ID = 0x63726F73  # "cros": SQLite's identifier of the file's type
VERSION = 4
SEEN = ""  # the function name of a mark that says that a person has looked at the file

TABLES = sa.MetaData()


def _required(default: str | None = None, **kinds: type[sa.types.TypeEngine[Any]]) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=False, server_default=default) for name, kind in kinds.items()]


gradebook = sa.Table(
    "gradebook",
    TABLES,
    sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1"), primary_key=True),
    *_required(homework=sa.Text, seed=sa.Integer, version=sa.Text, rubric=sa.Text, identity=sa.Text, secret=sa.Text),
)

submission = sa.Table(
    "submission",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    *_required(student=sa.Text, attempt=sa.Integer, content_hash=sa.Text, path=sa.Text, likeness=sa.Text, seen=sa.Text),
    *_required("", handed_in=sa.Text, cells=sa.Text, passed_over=sa.Text),
    sa.UniqueConstraint("student", "attempt", "content_hash"),
)

verdict = sa.Table(
    "verdict",
    TABLES,
    sa.Column("submission_id", sa.ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("version", sa.Text, primary_key=True),
    *_required(word=sa.Text, seed=sa.Integer, level=sa.Text, seconds=sa.Float, judged=sa.Text, verdict=sa.Text),
)

mark = sa.Table(
    "mark",
    TABLES,
    sa.Column("student", sa.Text, primary_key=True),
    sa.Column("function", sa.Text, primary_key=True),
    *_required(points=sa.Float, note=sa.Text, content_hash=sa.Text, given=sa.Text),
)

sa.Index("submission_by_student", submission.c.student, submission.c.attempt)

#: The first of a student's submissions in this order counts: in the last attempt, the file that was read last.
COUNTING_ORDER = tuple(submission.c[name].desc() for name in ("attempt", "seen", "id"))

ON_DISK = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
LOCK_SECONDS = 60  # seconds that a grader waits for another one to finish writing


@dataclass(frozen=True)
class Gradebook:
    """An open gradebook; see `open_gradebook`."""

    path: Path
    engine: sa.Engine

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """Run a block in one transaction. CannotJudgeError if the file cannot be written."""
        kept = " What it held before is kept; running again goes on from there."
        return self._transaction(self.engine, "written", kept)

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """Run a block in one transaction, so that its reads are consistent. CannotJudgeError if reading fails."""
        return self._transaction(self.engine.execution_options(reading=True), "read")

    @contextmanager
    def _transaction(self, engine: sa.Engine, done: str, kept: str = "") -> Iterator[sa.Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise CannotJudgeError(f"{self.path} cannot be {done} ({error.orig}).{kept}") from None

    def rows(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        """Return the rows of a query."""
        with self.reading() as connection:
            return connection.execute(query).all()

    def close(self) -> None:
        """Close the file."""
        self.engine.dispose()


def open_gradebook(path: Path, must_exist: bool = False) -> Gradebook:
    """Open a gradebook, or create an empty one. CannotJudgeError if this fails, or if the file is something else."""
    require_place_for_gradebook(path)
    if must_exist and not path.exists():
        raise CannotJudgeError(f"{path}: there is no such gradebook; crosscheck grade makes one.")
    form = _form_on_disk(path)
    if form not in (0, VERSION):
        made = "an earlier" if form < VERSION else "a later"
        raise CannotJudgeError(f"{path} is a gradebook of form {form}, made by {made} crosscheck.")
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, connect_args={"timeout": LOCK_SECONDS}, poolclass=StaticPool)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    book = Gradebook(path, engine)
    if form == 0:
        with book.writing() as connection:
            TABLES.create_all(connection)  # another grader may have created them meanwhile
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    return book


def _form_on_disk(path: Path) -> int:
    """Return the version of a gradebook's tables, 0 for a new one. CannotJudgeError if the file is something else."""
    if not path.exists() or not path.stat().st_size:
        return 0
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=LOCK_SECONDS)) as connection:
        try:
            ((application,), (form,), (tables,)) = (connection.execute(query).fetchone() for query in ON_DISK)
        except sqlite3.DatabaseError as error:
            raise CannotJudgeError(f"{path} cannot be read as a gradebook ({error}).") from None
    if tables and application != APPLICATION_ID:
        raise CannotJudgeError(f"{path} is a database, but no gradebook.")
    return int(form)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions, not Python
    until = time.monotonic() + LOCK_SECONDS
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        while True:  # SQLite does not wait for the lock at the first one while another grader opens a new file
            try:
                connection.execute(f"PRAGMA {pragma}")
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.01)


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reading") else "BEGIN IMMEDIATE")
