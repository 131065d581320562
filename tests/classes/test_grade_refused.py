"""What is in the way of `crosscheck grade`: said before anything is judged, and nothing is changed."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crosscheck.command import grade
from tests.classes.classes import written
from tests.classes.test_grade_command import RIGHT, UNDONE, graded, run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--points", "netwrk=3"], "prices netwrk"),
        (["--points", "loss=3", "--rubric", "x.toml"], "give one of them"),
        (["--student", "("], "no regular expression"),
        (["--again", "nobody"], "--again names nobody"),
        (["--again", "Ana"], "Did you mean anna?"),
        (["--csv", "exists.csv"], "exists already"),
    ],
)
def test_what_is_in_the_way_is_said_in_a_sentence_and_nothing_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": RIGHT, "exists.csv": ""}))
    monkeypatch.setattr(grade, "processes", lambda *_: pytest.fail("it judges"))
    refused = graded(Path("class"), Path("class.sqlite"), *words)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert refused.stderr.strip().count("\n") <= 1


@pytest.mark.parametrize(
    ("book", "said"),
    [
        ("absent/class.sqlite", "it is a folder, or lies in one that does not exist"),
        ("class", "it is a folder, or lies in one that does not exist"),
        ("x" * 300, "cannot be a gradebook (File name too long)"),
    ],
)
def test_where_no_gradebook_can_be_is_said_before_judges_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book: str, said: str
) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": RIGHT}))
    monkeypatch.setattr(grade, "processes", lambda *_: pytest.fail("judges start"))
    refused = graded(Path("class"), Path(book))
    assert (refused.exit_code, said in refused.stderr) == (2, True), refused.output
    for command in (["mark", "anna", "--remove"], ["forget", "anna"]):
        refused = run(*command, "--gradebook", book)
        assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1), refused.output


def test_a_missing_sandbox_is_said_before_judges_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": RIGHT}))
    monkeypatch.setattr(grade, "processes", lambda *_: pytest.fail("judges start"))
    monkeypatch.setattr("crosscheck.sandbox.levels.why_not_strong", lambda: "it is a test")
    refused = run("grade", "class", "--gradebook", "class.sqlite")
    assert refused.exit_code == 2
    assert "needs the strong sandbox, which is not available: it is a test" in refused.stderr


def held(book: Path) -> list[object]:
    """Return all that a gradebook holds."""
    with closing(sqlite3.connect(book)) as connection:
        tables = ("gradebook", "submission", "verdict", "points", "mark")
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--points", "network=7", "--again", "nobody"], "--again names nobody"),
        (["--points", "network=7", "--html", "foreign"], "foreign holds other files"),
        (
            ["--points", "network=7", "--seed", "5"],
            "has asked its class the questions of seed 20; --seed 5 would mix two",
        ),
        (["--points", "network=7", "--csv", "absent/class.csv"], "absent is no folder that can be written to"),
        (["--points", "network=7", "--csv", "foreign/notes.txt/class.csv"], "notes.txt is no folder"),
        (["--points", "network=7", "--csv", ""], "--csv must name a file"),
        (["--points", "network=7", "--csv", "x", "--html", "x"], "is named for two things"),
        (["--points", "network=7", "--csv", "x.csv", "--html", "x-mistakes.csv"], "is named for two things"),
    ],
)
def test_what_is_refused_changes_nothing_and_makes_no_gradebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": UNDONE, "foreign/notes.txt": ""}))
    book = Path("class.sqlite")
    if "--seed" not in words:
        assert graded(Path("class"), book, *words).exit_code == 2
        assert not book.exists()
    assert graded(Path("class"), book).exit_code == 0
    before = held(book)
    written(tmp_path, {"class/ben/hw.py": UNDONE + "# ben\n"})
    refused = graded(Path("class"), book, *words)
    assert refused.exit_code == 2
    assert said in refused.output
    assert "Traceback" not in refused.output
    assert held(book) == before


def test_a_file_is_the_same_students_in_a_gradebook_whichever_part_of_the_class_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": UNDONE}))
    book = Path("class.sqlite")
    assert graded(Path("class"), book).exit_code == 0
    before = held(book)
    written(tmp_path, {"class/anna/notes.py": "# of my own\n"})
    refused = graded(Path("class/anna"), book)
    assert refused.exit_code == 2
    assert "class/anna/hw.py is a file of anna in class.sqlite, and would be one of hw now" in refused.stderr
    assert "if that was wrong, take it back: crosscheck forget anna --gradebook class.sqlite." in refused.stderr
    assert held(book) == before
    assert graded(Path("class/anna"), book, "--student", r"class/(\w+)/hw\.py").exit_code == 0
    assert held(book)[2:] == before[2:]


def test_late_work_is_answered_by_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": UNDONE}))
    book = Path("class.sqlite")
    assert graded(Path("class"), book).exit_code == 0
    written(tmp_path, {"class/zed/hw.py": UNDONE + "# zed\n"})
    asked = graded(Path("class/zed"), book)
    assert asked.exit_code == 2
    assert "Name class, if that is the folder of the whole class" in asked.stderr
    (pattern,) = re.findall(r"such as '(.+?)' for the folder's name", asked.stderr)
    assert "gradebook: 2 students" in graded(Path("class/zed"), book, "--student", pattern).stdout
    whole = graded(Path("class"), book)
    assert "0 to judge, 2 judged already" in whole.stderr
    assert "gradebook: 2 students" in whole.stdout


def test_a_gradebook_is_no_table(tmp_path: Path) -> None:
    folder, book = written(tmp_path / "class", {"anna/hw.py": UNDONE}), tmp_path / "class.sqlite"
    refused = graded(folder, book, "--csv", book)
    assert (refused.exit_code, book.exists()) == (2, False)
    assert "is named for two things" in refused.stderr


def test_where_there_is_nothing_to_judge_what_there_is_instead_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path / "class", {f"{i}.docx": "" for i in range(30)} | {"zoe.zip": "damaged"})
    refused = graded(folder, tmp_path / "class.sqlite")
    assert refused.exit_code == 2
    said = refused.stderr.splitlines()
    assert said[0].endswith("zoe.zip: it is no zip archive")
    assert said[0].startswith("refused: ")
    assert "no submission: 10 more" in said
    assert "There is no submission in" in said[-1]
