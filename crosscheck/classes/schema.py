"""The gradebook's tables, as `docs/gradebook.md` explains them.

SQLAlchemy, for the reasons for which nbgrader keeps its gradebook with it: it is typed, it is maintained, statements are values
and not strings, and a course that wants its grades elsewhere finds its own tools on the same library. Its Core is enough: rows
are read and written in single statements, and no object mirrors them.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

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
