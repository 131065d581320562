"""What is printed where it is not clear whose a file is: each pattern and each folder is pasted, and answers."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from crosscheck.classes.handed_in.intake import Intake, take_in
from crosscheck.classes.handed_in.naming import student_pattern
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.archive import zipped
from tests.classes.classes import written
from tests.classes.test_intake import told

Told = set[tuple[str, int]]


class Question(NamedTuple):
    """A class that is asked about: its files, what is named, and what each answer makes of it, in the order of printing.

    The first answers are patterns; `folder` is the folder that may be named instead, with what it holds then.
    """

    tree: Mapping[str, str]
    named: list[str]
    patterns: list[Told]
    folder: tuple[str, Told] | None = None


QUESTIONS = {
    "a bare file": Question({"anna.py": "a"}, ["anna.py"], [{("anna", 1)}]),
    "one file in the class's folder": Question({"class/anna.py": "a"}, ["class"], [{("class", 1)}, {("anna", 1)}]),
    "a student's folder": Question(
        {"class/zed/hw.py": "z", "class/anna/hw.py": "a"},
        ["class/zed"],
        [{("zed", 1)}, {("hw", 1)}],
        ("class", {("anna", 1), ("zed", 1)}),
    ),
    "a student's folder with attempts": Question(
        {"class/anna/hw.py": "a", "class/anna/attempt 2/hw.py": "b"},
        ["class/anna"],
        [{("anna", 1), ("anna", 2)}, {("hw", 1)}],
    ),
    "one student's attempts": Question(
        {"at/anna_attempt_1.py": "a", "at/anna_attempt_2.py": "b"},
        ["at"],
        [{("at", 1), ("at", 2)}, {("anna", 1), ("anna", 2)}],
    ),
    "one attempt": Question({"at/anna_attempt_2.py": "b"}, ["at/anna_attempt_2.py"], [{("at", 2)}, {("anna", 2)}]),
    "names for a shell and a pattern to stumble over": Question(
        {"O'Neil's (1+1) class/anna $HOME.py": "a"},
        ["O'Neil's (1+1) class"],
        [{("O'Neil's (1+1) class", 1)}, {("anna $HOME", 1)}],
    ),
    "the class's folder in another": Question(
        {"dd/class/anna/hw.py": "a", "dd/class/bob/hw.py": "a"},
        ["dd"],
        [{("anna", 1), ("bob", 1)}],
        ("dd/class", {("anna", 1), ("bob", 1)}),
    ),
    "the class's folder in another, with other files": Question(
        {"dd/class/anna/hw.py": "a", "dd/class/bob/hw.py": "b"},
        ["dd"],
        [{("anna", 1), ("bob", 1)}],
        ("dd/class", {("anna", 1), ("bob", 1)}),
    ),
    "a folder in a student's": Question(
        {"class/anna/hw/hw.py": "a"}, ["class"], [{("class", 1)}, {("anna", 1)}, {("hw", 1)}]
    ),
    "the class's files in another folder": Question(
        {"dd/class/anna.py": "a", "dd/class/bob.py": "b"}, ["dd"], [{("anna", 1), ("bob", 1)}, *[{("class", 1)}] * 2]
    ),
    "a stray file beside folders": Question(
        {"class/starter.py": "s", "class/anna/hw.py": "a", "class/bob/hw.py": "b"},
        ["class"],
        [{("starter", 1), ("anna", 1), ("bob", 1)}, {("anna", 1), ("bob", 1)}],
    ),
    "a file and a folder": Question(
        {"class/anna/hw.py": "a", "class/bob.ipynb": "b"},
        ["class"],
        [{("anna", 1), ("bob", 1)}, {("anna", 1)}, {("bob", 1)}],
    ),
    "two files of some": Question(
        {
            "class/anna/hw.py": "a",
            "class/bob/hw.py": "b",
            "class/bob/hw_old.py": "c",
            "class/cleo/hw.py": "d",
            "class/cleo/x.py": "e",
        },
        ["class"],
        [{("anna", 1), ("bob", 1), ("cleo", 1)}],
    ),
    "two assignments of nbgrader's": Question(
        {
            f"submitted/{student}/{homework}/problem.ipynb": student + homework
            for student in ("anna", "bob")
            for homework in ("hw1", "hw2")
        },
        ["submitted"],
        [{("anna", 1), ("bob", 1)}] * 2,
    ),
    "two uploads in Canvas": Question(
        {"class/doejane_12345_678_hw.py": "a", "class/doejane_LATE_12345_679_hw-1.py": "b"},
        ["class"],
        [{("12345", 678), ("12345", 679)}, {("doejane_12345_678_hw", 1), ("doejane_LATE_12345_679_hw-1", 1)}],
    ),
    "a date like Canvas's": Question(
        {"class/hw_2024_11_anna.py": "a", "class/hw_2024_11_ben.py": "b"},
        ["class"],
        [{("hw_2024_11_anna", 1), ("hw_2024_11_ben", 1)}],
    ),
    "Moodle's and a stray file": Question(
        {"class/Jane Doe_1_assignsubmission_file_/hw.py": "a", "class/starter.py": "s"},
        ["class"],
        [{("Jane Doe_1", 1)}, {("starter", 1)}],
    ),
}


def asked(named: list[str]) -> str:
    with pytest.raises(CannotJudgeError) as question:
        take_in(list(map(Path, named)))
    return str(question.value)


def test_each_answer_to_a_question_about_an_archive_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    zipped(tmp_path / "one.zip", {"class/anna/hw.py": "a", "class/bob/hw.py": "a"})
    said = asked(["one.zip"])
    assert "Whether one.zip/class is one student's folder or the whole class's is not clear. Say --student" in said
    (pattern,) = (shlex.split(line)[1] for line in said.splitlines()[1:])
    assert keys(take_in([Path("one.zip")], student_pattern(pattern))) == {("anna", 1), ("bob", 1)}


@pytest.mark.skipif(os.name == "nt", reason="there are no such names")
def test_a_name_that_is_no_line_is_in_no_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, {f"class/{name}/hw\x1b[31m\n{i}.py": name + i for name in "ab" for i in "01"}))
    assert all(letter.isprintable() or letter == "\n" for letter in asked(["class"]))
    assert asked(["class"]).count("\n") == 0


def test_all_students_of_several_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    students = [f"s{i}" for i in range(30)]
    tree = {f"class/{student}/{name}.py": student + name for student in students for name in ("hw", "old")}
    monkeypatch.chdir(written(tmp_path, tree))
    said = asked(["class"])
    assert all(re.search(rf"\b{student}\b", said.splitlines()[0]) for student in students)


def keys(intake: Intake) -> Told:
    return set(told(intake))


@pytest.mark.parametrize("case", QUESTIONS)
def test_each_answer_that_is_printed_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    question = QUESTIONS[case]
    monkeypatch.chdir(written(tmp_path, question.tree))
    said = asked(question.named)
    assert "--student REGEX" in said
    pasted = [shlex.split(line)[1] for line in said.splitlines()[1:]]
    found = [keys(take_in(list(map(Path, question.named)), student_pattern(pattern))) for pattern in pasted]
    assert found == question.patterns, said
    assert all(pattern.startswith("^") and "(?P<student>" in pattern for pattern in pasted)
    folder = re.search(r"Name (\S+), if that is", said)
    if question.folder:
        assert folder is not None
        assert (folder[1], keys(take_in([Path(folder[1])]))) == question.folder
