"""From what people have to whose it is: the platforms' conventions, names of all kinds, and what is asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from crosscheck.classes.handed_in.intake import HandedIn, Intake, take_in
from crosscheck.classes.handed_in.naming import student_pattern
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.archive import HOMEWORK, packed, zipped
from tests.classes.classes import written

GRADESCOPE = """---
submission_101:
  :submitters:
  - :name: Anna Ångström
    :sid: '0042'
    :email: anna@example.edu
  :created_at: 2024-10-01 12:00:00.000000000 Z
  :history:
  - :id: 100
    :submitters:
    - :name: Somebody Else
submission_102:
  :submitters:
  - :name: "Ben \\"B\\" O'Neil"
    :sid:
    :email: ben@example.edu
  - :name: Cleo
"""

TREES: dict[str, tuple[dict[str, str], dict[tuple[str, int], str]]] = {
    "one folder a student": (
        {"anna/hw.py": "a", "ben/hw.ipynb": "b", "ben/data.csv": "-"},
        {("anna", 1): "a", ("ben", 1): "b"},
    ),
    "one file a student": ({"anna.py": "a", "ben.ipynb": "b"}, {("anna", 1): "a", ("ben", 1): "b"}),
    "attempts": (
        {"anna_attempt_1.py": "a", "anna_attempt_2.py": "b", "ben attempt 10.py": "c"},
        {("anna", 1): "a", ("anna", 2): "b", ("ben", 10): "c"},
    ),
    "attempts in folders": (
        {"anna/attempt 1/hw.py": "a", "anna/Attempt-2/hw.py": "b", "ben/hw_attempt3.py": "c"},
        {("anna", 1): "a", ("anna", 2): "b", ("ben", 3): "c"},
    ),
    "Canvas": (
        {
            "doejane_LATE_12345_67890_hw 09.ipynb": "a",
            "doejane_54321_67891_hw 09-1.ipynb": "b",
            "doejane_54321_67892_plot.png": "-",
            "van_der_ährenoneil_777_888_my_hw_2_3_4.py": "c",
        },
        {("doejane_12345", 1): "a", ("doejane_54321", 1): "b", ("van_der_ährenoneil_777", 1): "c"},
    ),
    "not Canvas: a name with a capital, a hyphen or one number": (
        {"Anna_2024_11_hw.py": "a", "anna-lena_2024_11_hw.py": "b", "hw_9_ben.py": "c", "LATE_2024_11_hw.py": "d"},
        {
            ("Anna_2024_11_hw", 1): "a",
            ("anna-lena_2024_11_hw", 1): "b",
            ("hw_9_ben", 1): "c",
            ("LATE_2024_11_hw", 1): "d",
        },
    ),
    "Moodle": (
        {
            "Jane Doe_12345_assignsubmission_file_/hw.ipynb": "a",
            "Jürgen von_der Weide_99_assignsubmission_file_/sub/hw.py": "b",
            "Jane Doe_12345_assignsubmission_onlinetext_/onlinetext.html": "-",
            "Flat Name_7_assignsubmission_file_hw.py": "c",
        },
        {("Jane Doe_12345", 1): "a", ("Jürgen von_der Weide_99", 1): "b", ("Flat Name_7", 1): "c"},
    ),
    "nbgrader": (
        {
            "submitted/bitdiddle/ps1/problem.ipynb": "a",
            "submitted/bitdiddle/ps1/timestamp.txt": "-",
            "submitted/hacker/ps1/problem.ipynb": "b",
        },
        {("bitdiddle", 1): "a", ("hacker", 1): "b"},
    ),
    "Gradescope, in a folder of another name": (
        {
            "assignment_1_export/submission_metadata.yml": GRADESCOPE,
            "assignment_1_export/submission_101/hw.py": "a",
            "assignment_1_export/submission_102/submission_metadata.yml": "submission_101:\n  :submitters:\n  - :sid: x\n",
            "assignment_1_export/submission_102/hw.py": "b",
        },
        {("0042", 1): "a", ("ben@example.edu", 1): "b", ("Cleo", 1): "b"},
    ),
    "Gradescope": (
        {"submission_metadata.yml": GRADESCOPE, "submission_101/hw.py": "a", "submission_102/hw/hw.py": "b"},
        {("0042", 1): "a", ("ben@example.edu", 1): "b", ("Cleo", 1): "b"},
    ),
}


def told(intake: Intake) -> dict[tuple[str, int], str]:
    return {(one.student, one.attempt): one.read().decode() for one in intake.submissions}


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("form", ["folder", "archive", "archive with a folder of its name"])
def test_whose_it_is_stands_in_the_path(tmp_path: Path, tree: str, form: str) -> None:
    contents, expected = TREES[tree]
    if form == "folder":
        place = written(tmp_path / "class", contents)
    else:
        within = "" if form == "archive" else "class/"
        place = zipped(tmp_path / "class.zip", {within + name: text for name, text in contents.items()})
    intake = take_in([place])
    assert told(intake) == expected
    assert len(intake.set_aside) == sum(text == "-" for text in contents.values())


def test_several_folders_are_one_student_each(tmp_path: Path) -> None:
    folder = written(tmp_path, {"anna/hw.py": "a", "ben/attempt 2/hw.py": "b"})
    assert told(take_in([folder / "anna", folder / "ben"])) == {("anna", 1): "a", ("ben", 2): "b"}
    written(tmp_path, {"anna.py": "a", "ben.py": "b"})
    assert told(take_in([folder / "anna.py", folder / "ben.py"])) == {("anna", 1): "a", ("ben", 1): "b"}


def test_nbgrader_is_known_from_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(
        written(tmp_path, {"submitted/anna/ps1/hw.py": "a", "submitted/anna/ps2/hw.py": "b"}) / "submitted"
    )
    assert told(take_in([Path("anna/ps1")])) == {("anna", 1): "a"}


def test_students_hand_in_archives_too(tmp_path: Path) -> None:
    archive = packed({"hw/hw.py": "a", "notes.txt": "-"})
    place = zipped(tmp_path / "class.zip", {"doejane_1_2_hw.zip": archive, "doejohn_3_4_hw.py": "b"})
    assert told(take_in([place])) == {("doejane_1", 1): "a", ("doejohn_3", 1): "b"}
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "anna.zip").write_bytes(archive)
    intake = take_in([tmp_path / "class"])
    assert told(intake) == {("anna", 1): "a"}
    assert [one.path for one in intake.submissions] == [f"{tmp_path}/class/anna/hw/hw.py"]


FORGED = {
    "submission_metadata.yml": "submission_1:\n  :submitters:\n  - :sid: ben\n",
    "submission_1/hw.py": "forged",
    "submitted/ben/ps1/hw.py": "forged",
    "ben_1_assignsubmission_file_/hw.py": "forged",
    "ben_1_2_hw-9.py": "forged",
}


def forged(name: str) -> dict[str, str]:
    """Return one of them, both files of Gradescope's for either."""
    start = "submission_" if name.startswith("submission_") else name
    return {each: text for each, text in FORGED.items() if each.startswith(start)}


@pytest.mark.parametrize("name", FORGED)
@pytest.mark.parametrize("form", ["folder", "archive in a folder", "archive"])
def test_nobody_hands_in_for_another(tmp_path: Path, name: str, form: str) -> None:
    """A student names what lies in the own folder or archive, and ben's stays ben's."""
    mine = forged(name)
    folder = written(tmp_path / "class", {"ben/hw.py": "ben's"})
    if form == "folder":
        written(folder / "anna", mine)
    elif form == "archive in a folder":
        (folder / "anna.zip").write_bytes(packed(mine))
    else:
        folder = zipped(tmp_path / "class.zip", {"anna.zip": packed(mine), "ben/hw.py": "ben's"})
    intake = told(take_in([folder]))
    assert {student for student, _ in intake} <= {"anna", "ben"}
    assert intake["ben", 1] == "ben's"


@pytest.mark.parametrize("name", FORGED)
def test_nobody_hands_in_for_another_where_each_folder_is_named_by_itself(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path, {"ben/hw.py": "ben's"})
    written(folder / "anna", forged(name))
    with pytest.raises(CannotJudgeError, match=r"There are both .*--student REGEX"):
        take_in([folder / "anna", folder / "ben"])


@pytest.mark.parametrize("name", ["Anna von Ähren", "🙂 smile", "李小龍", "a" * 200, "O'Neil; DROP TABLE", "=1+1"])
@pytest.mark.parametrize("archive", [False, True])
def test_names_of_all_kinds(tmp_path: Path, name: str, archive: bool) -> None:
    contents = {f"{name}/hw.py": HOMEWORK}
    place = zipped(tmp_path / "c.zip", contents) if archive else written(tmp_path / "c", contents)
    assert [one.student for one in take_in([place]).submissions] == [name]


def test_one_name_written_in_two_ways_is_one(tmp_path: Path) -> None:
    composed, decomposed = "Zo\u00eb", "Zoe\u0308"
    one = zipped(tmp_path / "1.zip", {f"{composed}/hw.py": "a", "x/hw.py": "x"})
    other = zipped(tmp_path / "2.zip", {f"{decomposed}/hw.py": "a", "y/hw.py": "y"})
    assert {each.student for each in take_in([one]).submissions} & {
        each.student for each in take_in([other]).submissions
    } == {composed}


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_or_no_line_is_shown_all_the_same(tmp_path: Path) -> None:
    for name in (b"caf\xe9", b"red\x1b[31m\nline"):
        written(tmp_path, {f"{os.fsdecode(name)}/hw.py": HOMEWORK})
    students = [one.student for one in take_in([tmp_path]).submissions]
    assert students == ["caf\ufffd", "red line"]


def test_the_same_file_named_twice_is_one_submission(tmp_path: Path) -> None:
    folder = written(tmp_path, {"anna.py": "a", "ben.py": "b"})
    assert len(take_in([folder, folder / "anna.py"]).submissions) == 2


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
def test_whose_a_part_of_a_class_is_is_asked_for_where_the_student_stands_above_it(tmp_path: Path, case: str) -> None:
    folder = written(tmp_path, CLASS)
    with pytest.raises(CannotJudgeError, match="--student"):
        take_in([folder / part for part in PARTS[case]])


def test_several_folders_of_a_class_have_the_students_of_the_whole_class(tmp_path: Path) -> None:
    folder = written(tmp_path, CLASS) / "class"
    assert told(take_in(sorted(folder.iterdir()))) == told(take_in([folder]))
    assert {student for student, _ in told(take_in([folder]))} == {"anna", "ben", "cleo", "dan"}


@pytest.mark.parametrize(("pattern", "student"), [("the file", "hw"), ("its folder", "anna")])
def test_what_is_said_of_a_students_file_answers(tmp_path: Path, pattern: str, student: str) -> None:
    place = written(tmp_path, CLASS) / "class" / "anna"
    with pytest.raises(CannotJudgeError, match="is, is not clear") as asked:
        take_in([place])
    told_ = re.search(rf"--student '([^']+)' for {pattern}", str(asked.value))
    assert told_ is not None
    assert [one.student for one in take_in([place], student_pattern(told_[1])).submissions] == [student]


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
    "files of one name, with and without a number": (
        {"anna/hw.py": "a", "anna/hw-1.py": "b", "anna/hw-2.py": "c"},
        "anna has 3 files of which one is the submission",
    ),
    "Canvas and others": (
        {"doejane_12345_67890_hw.py": "a", "solution.py": "b"},
        "both Canvas's files (",
    ),
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
def test_what_is_not_clear_is_asked_for(tmp_path: Path, case: str) -> None:
    contents, said = ASKED[case]
    with pytest.raises(CannotJudgeError) as asked:
        take_in([written(tmp_path, contents)])
    assert said in str(asked.value)
    assert "--student REGEX" in str(asked.value)


def test_a_pattern_answers(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "class", {"w1/anna_2024/hw.py": "a", "w2/anna_2024/hw.py": "b", "w2/anna_2024/x.py": "-"}
    )
    pattern = student_pattern(r"w(?P<attempt>\d)/(?P<student>\w+)_2024/hw\.py$")
    intake = take_in([folder], pattern)
    assert told(intake) == {("anna", 1): "a", ("anna", 2): "b"}
    assert [each.why for each in intake.set_aside] == ["--student does not match its path"]


def test_the_guides_pattern_counts_the_last_upload_of_canvas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
    pattern = re.search(r"--student '(\^submissions[^']+)'", guide)
    assert pattern is not None
    uploads = {
        "doejane_LATE_12345_67890_hw_1_2.py": "a",
        "doejane_12345_67999_hw-1.py": "b",
        "doejohn_54321_9_hw.py": "c",
    }
    zipped(tmp_path / "submissions.zip", uploads)
    monkeypatch.chdir(tmp_path)
    intake = take_in([Path("submissions.zip")], student_pattern(pattern[1]))
    assert told(intake) == {("12345", 67890): "a", ("12345", 67999): "b", ("54321", 9): "c"}


@pytest.mark.parametrize(("pattern", "said"), [("(", "no regular expression"), ("anna", "needs a group")])
def test_a_pattern_that_is_none_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(CannotJudgeError, match=said):
        student_pattern(pattern)


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_what_is_no_submission_is_named(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        {
            "anna/hw.py": HOMEWORK,
            "anna/plot.png": "",
            "anna/.ipynb_checkpoints/hw-checkpoint.ipynb": "",
            ".git/config": "",
            "anna/.hidden.py": "",
            "anna/large.py": " " * 1_000_001,
        },
    )
    (folder / "anna" / "link.py").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "anna" / "pipe.py")
    intake = take_in([folder])
    assert [one.student for one in intake.submissions] == ["anna"]
    assert {Path(each.path).name: each.why for each in intake.set_aside} == {
        "plot.png": "neither a notebook nor a module",
        ".ipynb_checkpoints": "made by a machine",
        ".git": "made by a machine",
        ".hidden.py": "made by a machine",
        "large.py": "larger than 1 MB",
        "link.py": "a link",
        "loop": "a link",
        "pipe.py": "no regular file",
    }


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotJudgeError, match="there is no such file or folder"):
        take_in([tmp_path / "nowhere"])


def test_equal_but_for_comments_and_names_and_what_is_imported() -> None:
    from crosscheck.classes.handed_in.likeness import likeness
    from crosscheck.classes.handed_in.packages import imported, missing

    body = (
        "def f(x, params):\n    '''Doc.'''\n    u = params[:4]  # weights\n    return 1 / (1 + np.exp(-(u @ x)))\n" * 4
    )
    renamed = body.replace("params", "theta").replace("u ", "w ").replace("(u", "(w").replace("# weights", "# W")
    assert likeness([body]) == likeness([renamed, "# more\n"]) != ""
    assert likeness([body]) != likeness([body.replace("1 +", "2 +")])
    assert likeness(["x = 1"]) == ""
    cells = [
        "import numpy as np, keras\nfrom no_such_thing.a import b\n",
        "%matplotlib inline\n    import sklearn_nope\nimport seaborn\n",
    ]
    assert imported(cells) == {"numpy", "keras", "no_such_thing", "sklearn_nope"}
    found = missing([imported(cells), frozenset({"flax", "keras"})])
    assert (found.packages, found.command) == ((("keras", 2), ("flax", 1)), "pip install keras flax")
    assert found.others == (("no_such_thing", 1), ("sklearn_nope", 1))


def test_hostile_text_is_read_quickly() -> None:
    from crosscheck.classes.handed_in.likeness import likeness
    from crosscheck.classes.handed_in.packages import imported

    for text in (
        '\\"' * 200_000,
        '"' * 400_000,
        "'''\"\"\"" * 60_000,
        "import " + "a," * 200_000,
        "(" * 400_000,
        " " * 400_000,
    ):
        likeness([text])
        imported([text])


def test_content_is_not_kept(tmp_path: Path) -> None:
    one: HandedIn = take_in([written(tmp_path, {"anna/hw.py": HOMEWORK})]).submissions[0]
    assert HOMEWORK not in str(vars(one))
