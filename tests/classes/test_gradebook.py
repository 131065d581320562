"""The gradebook: what counts, marks by a person, another version, and that a student can be forgotten."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from crosscheck.classes import database
from crosscheck.classes.database import Gradebook, open_gradebook
from crosscheck.classes.gradebook import Mark, agree_on_terms, forget, mark, terms_of, unmark
from crosscheck.classes.rubric import Rubric
from crosscheck.classes.standing import Standing, standings
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.classes import TERMS, class_of, graded, written

DOCUMENT = (Path(__file__).parents[2] / "docs" / "gradebook.md").read_text(encoding="utf-8")


def of(book: Gradebook, student: str, version: str = "1") -> Standing:
    return next(each for each in standings(book, version) if each.student == student)


def give(book: Gradebook, student: str, extra: bool = False, **points: float) -> None:
    mark(book, [Mark(student, name, each, f"for {student}") for name, each in points.items()], extra)


def columns_of(book: Gradebook, table: str) -> list[str]:
    with book.reading() as connection:
        return [row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


@pytest.fixture
def book(tmp_path):
    return graded(tmp_path / "class.sqlite", class_of(tmp_path / "class", 4))


def test_the_document_names_every_table_and_column(book):
    for table in database.TABLES.sorted_tables:
        described = DOCUMENT.split(f"## `{table.name}`")[1].split("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` \|", described, re.MULTILINE) == columns_of(book, table.name)


def test_the_last_attempt_is_judged_and_counts_and_all_are_kept(tmp_path):
    wrong, last = "# loss=wrong\n", "anna/attempt 2/hw.py"
    folder = written(tmp_path / "class", {"anna/attempt 1/hw.py": wrong, last: "# right\n", "ben/hw.py": wrong})
    for content, word, attempts in (
        ("# right\n", "right", 2),
        ("# network=wrong\n", "wrong", 3),
        ("# right\n", "right", 3),
    ):
        book = graded(tmp_path / "class.sqlite", written(folder, {last: content}))
        anna = of(book, "anna")
        assert (anna.attempt, anna.attempts, anna.word) == (2, attempts, word)  # as it is now, not as it was last new
    assert len(book.rows(select(database.verdict))) == 3  # anna's two last files and ben's: her first one is not judged


def test_a_mark_is_never_overwritten_and_what_is_odd_about_it_is_looked_at(book, tmp_path):
    give(book, "s001", loss=2.5)
    give(book, "s000", extra=True, network=300, loss=30)
    waiting = of(book, "s001", "another version")
    assert (waiting.word, waiting.points, waiting.total) == ("not judged yet", {"loss": 2.5}, 2.5)
    assert of(book, "s001").points == {"network": 3, "loss": 2.5, "loss_gradient": 4}
    graded(book.path, tmp_path / "class", again=True)
    agree_on_terms(book, TERMS, rubric=Rubric({"loss": 10.0}))
    assert (of(book, "s001").points, of(book, "s001").eyes) == ({"loss": 2.5}, [])
    later = of(graded(book.path, written(tmp_path / "class", {"s001/hw.py": "# mended\n"})), "s001")
    assert (later.points["loss"], later.eyes) == (2.5, ["marked before the file that counts now"])
    # The verdict that was stored last is priced by the rubric that the gradebook has then, and not by `TERMS`.
    assert later.of == of(book, "s000").of == {"loss": 10}
    give(book, "s001", loss=2)  # for the file that counts now
    assert of(book, "s001").eyes == []
    assert unmark(book, "s001") == 1
    assert of(book, "s001").points["loss"] == 10
    s000 = of(book, "s000")
    assert s000.points == {"loss": 30}
    assert sorted(s000.eyes) == [
        "marked above the most there is: loss 30 of 10",
        "the mark for network does not count: the rubric has no points for it",
    ]
    agree_on_terms(book, TERMS, rubric=TERMS.rubric)
    assert of(book, "s000").points == {"network": 300, "loss": 30, "loss_gradient": 4}


def test_a_student_can_be_forgotten_everywhere(book, tmp_path):
    give(book, "s001", loss=2.5)
    assert forget(book, "s001") == 1
    assert "s001" not in str([book.rows(select(table)) for table in database.TABLES.sorted_tables])
    book.close()
    assert (b"s001" in on_disk(tmp_path), b"s002" in on_disk(tmp_path)) == (False, True)
    with pytest.raises(CannotJudgeError, match="has no student 's001'"):
        forget(book, "s001")


def test_what_another_still_reads_is_not_said_to_be_gone_from_the_disk(book, tmp_path, monkeypatch):
    book.close()
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.1)
    book = open_gradebook(book.path)
    with closing(sqlite3.connect(book.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM submission").fetchone()
        with pytest.raises(CannotJudgeError, match=r"may still be in .* \(others are reading it\)"):
            forget(book, "s001")
        assert b"s001" in on_disk(tmp_path)
    with pytest.raises(CannotJudgeError, match="has no student 's001', nor anything left of one who was deleted"):
        forget(book, "s001")
    assert b"s001" not in on_disk(tmp_path)


def on_disk(folder: Path) -> bytes:
    """Return what a gradebook's files hold, the write-ahead log's too."""
    return b"".join(path.read_bytes() for path in folder.glob("class.sqlite*"))


def test_the_first_to_begin_sets_the_terms(book):
    assert agree_on_terms(book, TERMS._replace(seed=7, version="2"))[:4] == TERMS[:4]
    with pytest.raises(CannotJudgeError, match="is about 'circles', and this homework is 'spirals'"):
        agree_on_terms(book, TERMS._replace(homework="spirals"))


def test_another_file_is_no_gradebook(here):
    written(here, {"text": "not a database, and long enough to be taken for one" * 20})
    with closing(sqlite3.connect("other.sqlite")) as connection:
        connection.execute("CREATE TABLE t (x)")
    for form in (3, 9):
        with closing(open_gradebook(Path(f"{form}.sqlite"))) as other, other.writing() as transaction:
            transaction.exec_driver_sql(f"PRAGMA user_version = {form}")
    for path, said in {
        "other.sqlite": "is a database, but no gradebook",
        "text": "file is not a database",
        "3.sqlite": "of form 3, made by an earlier crosscheck",
        "9.sqlite": "of form 9, made by a later crosscheck",
        ".": "it is a folder",
        "no/class.sqlite": "does not exist",
    }.items():
        with pytest.raises(CannotJudgeError, match=said):
            open_gradebook(Path(path))
    with closing(sqlite3.connect("other.sqlite")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)  # nothing of it is changed
    open_gradebook(Path("100% ours? #1.sqlite")).close()
    assert Path("100% ours? #1.sqlite").exists()
    with pytest.raises(CannotJudgeError, match="there is no such gradebook"):
        open_gradebook(Path("none.sqlite"), must_exist=True)
    assert not Path("none.sqlite").exists()


def test_reading_waits_for_nobody_who_writes(book, monkeypatch, tmp_path):
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.1)
    with closing(sqlite3.connect(book.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        other = open_gradebook(book.path)
        assert [each.student for each in standings(other, "1")] == ["s000", "s001", "s002", "s003"]
        with pytest.raises(CannotJudgeError, match="cannot be written"):
            give(other, "s001", loss=1)
    with pytest.raises(CannotJudgeError, match="cannot be read"), book.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nothing")


def test_the_seed_changes_as_long_as_nobody_was_asked(book, tmp_path):
    with pytest.raises(CannotJudgeError, match="has asked its class the questions of seed 20; --seed 5 would mix two"):
        agree_on_terms(book, TERMS, seed=5)
    assert agree_on_terms(book, TERMS, seed=20).seed == 20
    new = open_gradebook(tmp_path / "new.sqlite")
    agree_on_terms(new, TERMS)
    assert agree_on_terms(new, TERMS, seed=5).seed == terms_of(new).seed == 5


def test_students_are_listed_by_name_whatever_its_case_and_accents(book, tmp_path):
    names = ["anna", "Bob Smith", "Émile", "ernie", "Zoë"]
    graded(book.path, written(tmp_path / "class", {f"{name}/hw.py": f"# {name}\n" for name in names}))
    assert [each.student for each in standings(book, "1") if not each.student.startswith("s0")] == names
