"""Whose a file is that its path does not tell: it is asked for, and not guessed."""

import os
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from crosscheck.classes.handed_in.intake import take_in
from crosscheck.classes.handed_in.owners import student_pattern
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.classes import written, zipped
from tests.classes.test_intake import GRADESCOPE, told

CLASS = {
    "class/anna/hw.py": "a",
    "class/ben/attempt 1/hw.py": "b",
    "class/ben/attempt 2/hw.py": "c",
    "class/cleo/attempt_1.py": "d",
    "class/cleo/attempt_2.py": "e",
    "class/dan/hw.py": "a",
}
PARTS: dict[str, tuple[str, ...]] = {
    "a student's folder": ("class/anna",),
    "a student's file": ("class/anna/hw.py",),
    "two students' files, which are equal": ("class/anna/hw.py", "class/dan/hw.py"),
    "a folder and a file": ("class/ben", "class/anna/hw.py"),
    "attempts in folders": ("class/ben",),
    "attempts": ("class/cleo",),
    "an attempt": ("class/cleo/attempt_2.py",),
    "an attempt's folder": ("class/ben/attempt 2",),
}


@pytest.mark.parametrize("case", PARTS)
def test_whose_a_part_of_a_class_is_is_asked_for_where_the_student_stands_above_it(tmp_path, case):
    folder = written(tmp_path, CLASS)
    with pytest.raises(CannotJudgeError, match="--student"):
        take_in([folder / part for part in PARTS[case]])


def test_attempts_without_a_student_are_called_so(here):
    written(here, {"anna/attempt 1/hw.py": "a", "anna/attempt 2/hw.py": "b"})
    said = "Whose anna/attempt 1/hw.py is, is not clear: attempt 1 is the name of an attempt, and no student's stands above"
    with pytest.raises(CannotJudgeError, match=re.escape(said)):
        take_in([Path("anna")])


def test_several_folders_of_a_class_have_the_students_of_the_whole_class(tmp_path):
    folder = written(tmp_path, CLASS) / "class"
    assert told(take_in(sorted(folder.iterdir()))) == told(take_in([folder]))
    assert {student for student, _ in told(take_in([folder]))} == {"anna", "ben", "cleo", "dan"}


ASKED: dict[str, tuple[Mapping[str, str], str]] = {
    "two files of one student": (
        {"anna/a.py": "a", "anna/b.py": "b", "ben/hw.py": "c"},
        "anna has 2 files of which one is the submission",
    ),
    "files and folders": ({"anna/a.py": "a", "solution.py": "b"}, "both folders ("),
    "two files of one student in Canvas": (
        {"doejane_12345_67890_hw.py": "a", "doejane_12345_67891_hw-2.py": "b"},
        "doejane_12345 has 2 files of which one is the submission",
    ),
    "a file and its renamed second upload in Canvas": (
        {"doejane_12345_67890_hw.py": "a", "doejane_LATE_12345_67891_hw-1.py": "b"},
        "doejane_12345 has 2 files of which one is the submission",
    ),
    "two files of one who is anonymous in Canvas": (
        {"anon_a1B2c_67890_hw.py": "a", "LATE_anon_a1B2c_67891_notes.py": "b", "anon_Zz9_5_hw.py": "c"},
        "anon_a1B2c has 2 files of which one is the submission",
    ),
    "files of one name, with and without a number": (
        {"anna/hw.py": "a", "anna/hw-1.py": "b", "anna/hw-2.py": "c"},
        "anna has 3 files of which one is the submission",
    ),
    "Canvas and others": ({"doejane_12345_67890_hw.py": "a", "solution.py": "b"}, "both Canvas's files ("),
    "a date that looks like Canvas": (
        {"hw_2024_11_anna.py": "a", "hw_2024_11_ben.py": "b"},
        "hw_2024 has 2 files of which one is the submission",
    ),
    "not in Gradescope's list": (
        {"submission_metadata.yml": GRADESCOPE, "submission_101/a.py": "a", "submission_103/a.py": "b"},
        "names no submitter of",
    ),
    "nobody's in Gradescope": (
        {"submission_metadata.yml": "submission_1:\n  :submitters: []\n", "submission_1/a.py": "a"},
        "names no submitter of",
    ),
}


@pytest.mark.parametrize("case", ASKED)
def test_what_is_not_clear_is_asked_for(tmp_path, case):
    contents, said = ASKED[case]
    question = asked(written(tmp_path, contents))
    assert said in question
    assert "--student REGEX" in question


Told = set[tuple[str, int]]


class Question(NamedTuple):
    """A class that is asked about: its files, what is named, and what each pattern that is printed makes of it.

    `folder` is the folder that may be named instead, with what it holds then.
    """

    tree: list[str]
    named: str
    patterns: list[Told]
    folder: tuple[str, Told] | None = None


BOTH = {("anna", 1), ("ben", 1)}
QUESTIONS = {
    "a bare file": Question(["anna.py"], "anna.py", [set(), {("anna", 1)}]),
    "one file in the class's folder": Question(["class/anna.py"], "class", [{("class", 1)}, {("anna", 1)}]),
    "a student's folder": Question(
        ["class/anna/hw.py", "class/ben/hw.py"], "class/ben", [{("ben", 1)}, {("hw", 1)}], ("class", BOTH)
    ),
    "a student's folder with attempts": Question(
        ["class/anna/hw.py", "class/anna/attempt 2/hw.py"], "class/anna", [{("anna", 1), ("anna", 2)}]
    ),
    "a student's attempts": Question(
        ["at/anna_attempt_1.py", "at/anna_attempt_2.py"], "at", [{("at", 1), ("at", 2)}, {("anna", 1), ("anna", 2)}]
    ),
    "names for a shell and a pattern to stumble over": Question(
        ["O'Neil's (1+1) class/anna $HOME.py"],
        "O'Neil's (1+1) class",
        [{("O'Neil's (1+1) class", 1)}, {("anna $HOME", 1)}],
    ),
    "a folder above": Question(["dd/class/anna/hw.py", "dd/class/ben/hw.py"], "dd", [BOTH], ("dd/class", BOTH)),
    "a file and a folder": Question(["class/anna/hw.py", "class/ben.ipynb"], "class", [{("anna", 1)}]),
    "two files of some": Question(
        ["class/anna/hw.py", "class/ben/hw.py", "class/ben/old.py", "class/cleo/hw.py", "class/cleo/x.py"],
        "class",
        [{*BOTH, ("cleo", 1)}],
    ),
    "two assignments of nbgrader's": Question(
        [f"submitted/{who}/{homework}/hw.py" for who in ("anna", "ben") for homework in ("hw1", "hw2")],
        "submitted",
        [BOTH],
    ),
    "two uploads in Canvas": Question(["class/doe_1_6_hw.py", "class/doe_LATE_1_7_hw-1.py"], "class", []),
    "an archive": Question(["one.zip/class/anna/hw.py", "one.zip/class/ben/hw.py"], "one.zip", [BOTH]),
}


def asked(named: Path) -> str:
    """Return what is asked about a whole class, or about some of its students."""
    try:
        unclear = take_in([named]).unclear
    except CannotJudgeError as question:
        return str(question)
    return ". ".join(f"{student} has {why}" for student, why in unclear.items()) + "."


@pytest.mark.parametrize("case", QUESTIONS)
def test_what_is_printed_can_be_pasted(here, case):
    tree, named, patterns, folder = QUESTIONS[case]
    if named.endswith(".zip"):
        zipped(Path(named), {name.removeprefix(f"{named}/"): name for name in tree})
    else:
        written(Path(), {name: name for name in tree})
    said = asked(Path(named))
    printed = re.search(r"such as ('.+?')(?: for the folder's name, or (.+) for the file's)?\.(?: |$)", said)
    pasted = [shlex.split(pattern)[0] for pattern in (printed.groups() if printed else ()) if pattern]
    assert all(pattern.startswith("^") for pattern in pasted)  # what students name cannot match
    found = [set(told(take_in([Path(named)], student_pattern(pattern)))) for pattern in pasted[: len(patterns)]]
    assert found == patterns, said
    if folder:
        assert f"Name {folder[0]}, if that is the folder of the whole class" in said
        assert set(told(take_in([Path(folder[0])]))) == folder[1]


@pytest.mark.skipif(os.name == "nt", reason="there are no such names")
def test_a_name_that_is_no_line_is_shown_in_one(here):
    names = [f"class/{name}/hw\x1b[31m\n{i}.py" for name in "ab" for i in "01"]
    written(here, {name: name for name in names})
    assert asked(Path("class")).isprintable()


def test_all_students_of_several_files_are_named(here):
    students = [f"s{i}" for i in range(30)]
    tree = {f"class/{student}/{name}.py": student + name for student in students for name in ("hw", "old")}
    written(here, tree)
    assert all(re.search(rf"\b{student}\b", asked(Path("class"))) for student in students)


def test_a_pattern_answers(tmp_path):
    folder = written(
        tmp_path / "class", {"w1/anna_2024/hw.py": "a", "w2/anna_2024/hw.py": "b", "w2/anna_2024/x.py": "-"}
    )
    pattern = student_pattern(r"w(?P<attempt>\d)/(?P<student>\w+)_2024/hw\.py$")
    intake = take_in([folder], pattern)
    assert told(intake) == {("anna", 1): "a", ("anna", 2): "b"}
    assert [each.why for each in intake.set_aside] == ["--student does not match its path"]


def test_the_guides_pattern_counts_the_last_upload_of_canvas(here):
    guide = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
    pattern = re.search(r"--student '(\^submissions[^']+)'", guide)
    assert pattern is not None
    uploads = {
        "doejane_LATE_12345_67890_hw_1_2.py": "a",
        "doejane_12345_67999_hw-1.py": "b",
        "doejohn_54321_9_hw.py": "c",
    }
    zipped(here / "submissions.zip", uploads)
    intake = take_in([Path("submissions.zip")], student_pattern(pattern[1]))
    assert told(intake) == {("12345", 67890): "a", ("12345", 67999): "b", ("54321", 9): "c"}


def test_a_pattern_without_a_group_says_which_of_two_files_counts(here):
    people = "submission_1:\n  :submitters:\n  - :sid: anna\nsubmission_2:\n  :submitters:\n  - :sid: ben\n"
    files = {"submission_1/hw.py": "a", "submission_1/draft.py": "b", "submission_2/hw.py": "c"}
    written(here, {f"export/{name}": text for name, text in {"submission_metadata.yml": people, **files}.items()})
    intake = take_in([Path("export")])
    (said,) = intake.unclear.values()
    (pattern,) = shlex.split(said.rpartition("such as ")[2])
    assert told(intake) == {("ben", 1): "c"}
    assert told(take_in([Path("export")], student_pattern(pattern))) == {("anna", 1): "b"}
    assert told(take_in([Path("export")], student_pattern(r"/hw\.py$"))) == {("anna", 1): "a", ("ben", 1): "c"}


def test_a_pattern_that_is_none_is_refused():
    with pytest.raises(CannotJudgeError, match="no regular expression"):
        student_pattern("(")
