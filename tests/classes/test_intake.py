"""From what people have to whose it is: the platforms' conventions, names of all kinds, and what is no submission."""

import io
import os
import re
import shlex
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from crosscheck.classes.handed_in.finding import DEEPEST
from crosscheck.classes.handed_in.intake import MOST_FILES, HandedIn, Intake, take_in
from crosscheck.classes.handed_in.owners import student_pattern
from crosscheck.classes.handed_in.texts import imported, likeness, missing
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.classes import HOMEWORK, packed, written, zipped

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

METADATA = {"submission_metadata.yml": GRADESCOPE}

Told = dict[tuple[str, int], str]
#: By convention: what is handed in ("-" for what is no submission), whose it is, and who handed in no submission.
TREES: dict[str, tuple[dict[str, str], Told, dict[str, list[str]]]] = {
    "one folder a student": (
        {
            "anna/hw.py": "a",
            "anna/plot.png": "-",
            "ben/hw.ipynb": "b",
            "carl/report.pdf": "-",
            "carl/notes.txt": "-",
            "cid/hw.py.txt": "-",
            "dan/hw.zip": "-",
            "eve.zip": "-",
            "fay/.hidden.py": "-",
            "grades.csv": "-",
            ".git/config": "-",
            "__pycache__/x.pyc": "-",
        },
        {("anna", 1): "a", ("ben", 1): "b"},
        {
            "carl": ["notes.txt", "report.pdf"],
            "cid": ["hw.py.txt"],
            "dan": ["hw.zip: refused"],
            "eve": ["eve.zip: refused"],
            "fay": [".hidden.py"],
        },
    ),
    "one file a student": (
        {"anna.py": "a", "ben.ipynb": "b", "carl.py": "-" * 1_000_001, "README.md": "-", "images/plot.png": "-"},
        {("anna", 1): "a", ("ben", 1): "b"},
        {"carl": ["carl.py: refused"]},
    ),
    "attempts": (
        {"anna_attempt_1.py": "a", "anna_attempt_2.py": "b", "ben attempt 10.py": "c"},
        {("anna", 1): "a", ("anna", 2): "b", ("ben", 10): "c"},
        {},
    ),
    "attempts in folders": (
        {
            "anna/attempt 1/hw.py": "a",
            "anna/Attempt-2/hw.py": "b",
            "anna/attempt 3/report.pdf": "-",
            "ben/hw_attempt3.py": "c",
            "cleo/attempt 2/report.pdf": "-",
        },
        {("anna", 1): "a", ("anna", 2): "b", ("ben", 3): "c"},
        {"cleo": ["report.pdf"]},
    ),
    "Canvas": (
        {
            "doejane_LATE_12345_67890_hw 09.ipynb": "a",
            "doejane_54321_67891_hw 09-1.ipynb": "b",
            "doejane_54321_67892_plot.png": "-",
            "van_der_ährenoneil_777_888_my_hw_2_3_4.py": "c",
            "doejohn_4_5_report.pdf": "-",
            "grades.csv": "-",
        },
        {("doejane_12345", 1): "a", ("doejane_54321", 1): "b", ("van_der_ährenoneil_777", 1): "c"},
        {"doejohn_4": ["doejohn_4_5_report.pdf"]},
    ),
    "Canvas, anonymously": (
        {"anon_a1B2c_67890_hw 09.ipynb": "a", "LATE_anon_12345_67891_hw_1_2.py": "b", "anon_LATE_777_888_hw.py": "c"},
        {("anon_a1B2c", 1): "a", ("anon_12345", 1): "b", ("anon_777", 1): "c"},
        {},
    ),
    "not Canvas: a name with a capital, a hyphen or one number": (
        {"Ann_2024_11_hw.py": "a", "an-lena_2024_11_hw.py": "b", "hw_9_ben.py": "c", "LATE_2024_11_hw.py": "d"},
        {("Ann_2024_11_hw", 1): "a", ("an-lena_2024_11_hw", 1): "b", ("hw_9_ben", 1): "c", ("LATE_2024_11_hw", 1): "d"},
        {},
    ),
    "Blackboard": (
        {
            "H 9_j_doe1_attempt_2026-11-20-13-45-10_hw.py": "a",
            "H 9_j_doe1_attempt_2026-11-21-08-00-00_hw v2.py": "b",
            "H 9_j_doe1_attempt_2026-11-21-08-00-00.txt": "-",
            "H 9_k_doe1_attempt_2026-11-20-13-45-10_my_attempt_3.py": "c",
        },
        {("H 9_j_doe1", 20261120134510): "a", ("H 9_j_doe1", 20261121080000): "b", ("H 9_k_doe1", 20261120134510): "c"},
        {},
    ),
    "Moodle": (
        {
            "Jane Doe_12345_assignsubmission_file_/hw.ipynb": "a",
            "Jürgen von_der Weide_99_assignsubmission_file_/sub/hw.py": "b",
            "Jane Doe_12345_assignsubmission_onlinetext_/onlinetext.html": "-",
            "Flat Name_7_assignsubmission_file_hw.py": "c",
            "Bob Low_8_assignsubmission_file_Jane Doe_12345_assignsubmission_file_hw.py": "d",  # by its sender's name
            "John Doe_2_assignsubmission_file_/hw.docx": "-",
            "Jim Doe_3_assignsubmission_onlinetext_/onlinetext.html": "-",
        },
        {
            ("Jane Doe_12345", 1): "a",
            ("Jürgen von_der Weide_99", 1): "b",
            ("Flat Name_7", 1): "c",
            ("Bob Low_8", 1): "d",
        },
        {"John Doe_2": ["hw.docx"], "Jim Doe_3": ["onlinetext.html"]},
    ),
    "nbgrader": (
        {
            "submitted/bitdiddle/ps1/problem.ipynb": "a",
            "submitted/bitdiddle/ps1/timestamp.txt": "-",
            "submitted/hacker/ps1/problem.ipynb": "b",
            "submitted/ben/ps1/timestamp.txt": "-",
        },
        {("bitdiddle", 1): "a", ("hacker", 1): "b"},
        {"ben": ["timestamp.txt"]},
    ),
    "Gradescope, in a folder of another name": (
        {
            "assignment_1_export/submission_metadata.yml": GRADESCOPE,
            "assignment_1_export/submission_101/hw.py": "a",
            "assignment_1_export/submission_102/submission_metadata.yml": "submission_101:\n  :submitters:\n  - :sid: x\n",
            "assignment_1_export/submission_102/hw.py": "b",
        },
        {("0042", 1): "a", ("ben@example.edu", 1): "b", ("Cleo", 1): "b"},
        {},
    ),
    "Gradescope": (
        {"submission_101/hw.py": "a", "submission_102/hw/hw.py": "b", **METADATA},
        {("0042", 1): "a", ("ben@example.edu", 1): "b", ("Cleo", 1): "b"},
        {},
    ),
    "Gradescope, no submission of a group": (
        {"submission_101/hw.py": "a", **{f"submission_{n}/hw.pdf": "-" for n in (102, 103)}, **METADATA},
        {("0042", 1): "a"},
        {"ben@example.edu": ["hw.pdf"], "Cleo": ["hw.pdf"]},
    ),
}


def told(intake: Intake) -> Told:
    return {(one.student, one.attempt): one.found.read().decode() for one in intake.submissions}


def others(intake: Intake) -> dict[str, Sequence[str]]:
    """Return what there is of students without a submission, of whom somebody must be asked or not."""
    return {**intake.without, **{student: found.split("; ") for student, found in intake.unclear.items()}}


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("form", ["folder", "working folder", "archive", "archive with a folder of its name"])
def test_whose_it_is_stands_in_the_path_and_who_handed_in_no_submission_is_told(here, monkeypatch, tree, form):
    contents, expected, without = TREES[tree]
    if form.startswith("archive"):
        within = "" if form == "archive" else "class/"
        place = zipped(here / "class.zip", {within + name: text for name, text in contents.items()})
    else:
        place = written(Path("class"), contents)
    if form == "working folder":
        monkeypatch.chdir(place)
        place = Path()
    intake = take_in([place])
    assert told(intake) == expected
    assert len(intake.set_aside) == sum(text.startswith("-") and text != GRADESCOPE for text in contents.values())
    assert {student: sorted(files) for student, files in others(intake).items()} == without


def test_several_folders_are_one_student_each(tmp_path):
    folder = written(tmp_path, {"anna/hw.py": "a", "ben/attempt 2/hw.py": "b"})
    assert told(take_in([folder / "anna", folder / "ben"])) == {("anna", 1): "a", ("ben", 2): "b"}
    written(tmp_path, {"anna.py": "a", "ben.py": "b"})
    assert told(take_in([folder / "anna.py", folder / "ben.py"])) == {("anna", 1): "a", ("ben", 1): "b"}


@pytest.mark.parametrize("within", ["", "/hw.ipynb"])
def test_a_platforms_folder_named_alone_is_the_same_students(here, within):
    written(here, TREES["Moodle"][0])
    alone = take_in([Path(f"Jane Doe_12345_assignsubmission_file_{within}")])
    assert told(alone) == {("Jane Doe_12345", 1): "a"}


def test_moodles_folders_named_one_by_one_are_the_same_students(tmp_path):
    contents, expected, _ = TREES["Moodle"]
    assert told(take_in(sorted(written(tmp_path, contents).iterdir()))) == expected


@pytest.mark.parametrize("named", ["submission_101", "submission_101/hw.py", "."])
def test_a_part_of_gradescopes_export_is_asked_about(tmp_path, monkeypatch, named):
    contents, *_ = TREES["Gradescope"]
    folder = written(tmp_path / "export", contents)
    monkeypatch.chdir(folder / "submission_102" if named == "." else folder)
    with pytest.raises(CannotJudgeError, match=r"A submission_metadata\.yml lies beside .*submission_10[12]: name the"):
        take_in([Path(named)])


def test_nbgrader_is_known_from_within(tmp_path, monkeypatch):
    folder = written(tmp_path, {"submitted/anna/ps1/hw.py": "a", "submitted/anna/ps2/hw.py": "b"})
    monkeypatch.chdir(folder / "submitted")
    assert told(take_in([Path("anna/ps1")])) == {("anna", 1): "a"}


def test_students_hand_in_archives_too(tmp_path):
    archive = packed({"hw/hw.py": "a", "notes.txt": "-"})
    place = zipped(tmp_path / "class.zip", {"doejane_1_2_hw.zip": archive, "doejohn_3_4_hw.py": "b"})
    assert told(take_in([place])) == {("doejane_1", 1): "a", ("doejohn_3", 1): "b"}
    folder = written(tmp_path / "class", {"ben/hw.py": "b"})
    (folder / "anna.zip").write_bytes(archive)
    intake = take_in([folder])
    assert told(intake) == {("anna", 1): "a", ("ben", 1): "b"}
    assert [one.path for one in intake.submissions] == [f"{folder}/anna/hw/hw.py", f"{folder}/ben/hw.py"]


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


#: A name that breaks lines, as a YAML writer may write it.
BROKEN = {
    "a block": """|-
      Anna
      - :sid: ben
      - :name: x""",
    "quoted": """'Anna

      - :sid: ben

      - :name: x'""",
    "other line breaks": '"Anna\u2028submission_2:\u2028  :submitters:\u2028  - :sid: ben\x85  - :sid: ben"',
}


@pytest.mark.parametrize("name", BROKEN.values(), ids=BROKEN)
def test_a_name_that_breaks_lines_hands_in_for_nobody_else(tmp_path, name):
    people = f"submission_1:\n  :submitters:\n  - :name: {name}\n    :sid: anna\n"
    people += "submission_2:\n  :submitters:\n  - :name: Ben\n    :sid: ben\n"
    files = {"submission_metadata.yml": people, "submission_1/hw.py": "a", "submission_2/hw.py": "b"}
    assert told(take_in([written(tmp_path, files)])) == {("anna", 1): "a", ("ben", 1): "b"}


def test_a_name_of_several_lines_is_one_name(tmp_path):
    people = f"submission_1:\n  :submitters:\n  - :name: {BROKEN['a block']}\n"
    written(tmp_path, {"submission_metadata.yml": people, "submission_1/hw.py": "a"})
    assert told(take_in([tmp_path])) == {("Anna - :sid: ben - :name: x", 1): "a"}


NOT_GRADESCOPES = [
    *("a: b: c", "- x", "submission_1: x", "submission_1:\n  :submitters: x\n", "\x0c"),
    "submission_1:\n  :created_at: 2026-13-40 22:10:05 Z\n",
    "a: {':submitters': &all [{':sid': a}, {':sid': b}]}\nb: {':submitters': *all}\n",
]


@pytest.mark.parametrize("text", NOT_GRADESCOPES)
def test_what_gradescope_did_not_write_is_refused(tmp_path, text):
    written(tmp_path, {"submission_metadata.yml": text, "submission_1/hw.py": "a"})
    with pytest.raises(CannotJudgeError, match=r"submission_metadata\.yml is not as Gradescope writes it \("):
        take_in([tmp_path])


@pytest.mark.parametrize("name", FORGED)
@pytest.mark.parametrize("form", ["folder", "archive in a folder", "archive"])
def test_nobody_hands_in_for_another(tmp_path, name, form):
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
def test_nobody_hands_in_for_another_where_each_folder_is_named_by_itself(tmp_path, name):
    folder = written(tmp_path, {"ben/hw.py": "ben's"})
    written(folder / "anna", forged(name))
    with pytest.raises(CannotJudgeError, match=r"There are both .*--student REGEX"):
        take_in([folder / "anna", folder / "ben"])


@pytest.mark.parametrize("named", ["anna/hw", "anna/hw/hw.py"])
def test_nobody_hands_in_for_another_by_a_file_beside_what_is_named(tmp_path, named):
    naming_ben = FORGED["submission_metadata.yml"].replace("submission_1", "hw")
    folder = written(tmp_path, {"anna/submission_metadata.yml": naming_ben, "anna/hw/hw.py": "forged"})
    with pytest.raises(CannotJudgeError, match=r"lies beside .*anna/hw: .*--student REGEX"):
        take_in([folder / named])


#: What a student's archive, or folder, is called, and what a file in it is, by which others might be named.
OWN_NAMES = {
    "Blackboard": ("HW_bob_attempt_2026-11-20-11-00-00_x.zip", "HW_alice_attempt_2026-11-30-23-59-59_hw.py"),
    "Canvas": ("bob_2_99_x.zip", "alice_1_77_hw.py"),
    "nbgrader": ("submitted/bob/hw9", "submitted/alice/hw9/hw.py"),
}


@pytest.mark.parametrize("platform", OWN_NAMES)
def test_what_is_named_in_two_ways_where_each_is_named_is_asked_about(tmp_path, platform):
    name, within = OWN_NAMES[platform]
    own, other = tmp_path / name, tmp_path / name.replace("bob", "carl")
    for place in (own, other):
        if own.suffix:
            with zipfile.ZipFile(place, "w") as archive:
                archive.writestr(within, HOMEWORK)
        else:
            written(place, {within: HOMEWORK})
    with pytest.raises(CannotJudgeError, match=r"alice.*'s, and by that of what holds it .*bob.*--student REGEX"):
        take_in([own, other])


@pytest.mark.parametrize("name", ["Anna von Ähren", "🙂 smile", "李小龍", "a" * 200, "O'Neil; DROP TABLE", "=1+1"])
@pytest.mark.parametrize("archive", [False, True])
def test_names_of_all_kinds(tmp_path, name, archive):
    contents = {f"{name}/hw.py": HOMEWORK}
    place = zipped(tmp_path / "c.zip", contents) if archive else written(tmp_path / "c", contents)
    assert [one.student for one in take_in([place]).submissions] == [name]


def test_one_name_written_in_two_ways_is_one(tmp_path):
    composed, decomposed = "Zo\u00eb", "Zoe\u0308"
    for name in (composed, decomposed):
        place = zipped(tmp_path / f"{len(name)}.zip", {f"{name}/hw.py": "a", "x/hw.py": "x"})
        assert {each.student for each in take_in([place]).submissions} == {composed, "x"}


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_or_no_line_is_shown_all_the_same(tmp_path):
    for name in (b"caf\xe9", b"red\x1b[31m\nline"):
        written(tmp_path, {f"{os.fsdecode(name)}/hw.py": HOMEWORK})
    students = [one.student for one in take_in([tmp_path]).submissions]
    assert students == ["caf\ufffd", "red line"]


def test_the_same_file_named_twice_is_one_submission(here):
    written(here, {"class/anna.py": "a", "class/ben.py": "b"})
    assert len(take_in([Path("class"), Path("class/anna.py").absolute()]).submissions) == 2


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_what_is_no_submission_is_named(tmp_path):
    names = ("anna/plot.png", "anna/.ipynb_checkpoints/hw-checkpoint.ipynb", ".git/config", "anna/.hidden.py")
    files = {"anna/hw.py": HOMEWORK, "anna/large.py": " " * 1_000_001, **dict.fromkeys(names, "")}
    folder = written(tmp_path, files)
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


def test_of_many_files_of_one_student_few_are_read(tmp_path):
    files = {f"anna/{i}.py": f"x = {i}" for i in range(MOST_FILES + 3)} | {"bob/hw.py": "b"}
    intake = take_in([written(tmp_path / "class", files)])
    assert {one.student for one in intake.submissions} == {"bob"}
    assert [each.why for each in intake.set_aside] == [f"one of more than {MOST_FILES} files of one student"] * 3
    assert [len(files) for files in intake.candidates.values()] == [MOST_FILES]


def test_a_folder_too_deep_is_set_aside(tmp_path):
    folder = written(tmp_path / "class", {"anna/hw.py": HOMEWORK, "bob/" + 100 * "a/" + "hw.py": "b"})
    intake = take_in([folder])
    assert [one.student for one in intake.submissions] == ["anna"]
    assert [each.why for each in intake.set_aside] == [f"more than {DEEPEST} folders deep"]


def test_a_member_without_a_name_and_one_that_is_packed_as_nobody_does_are_set_aside(tmp_path):
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(zipfile.ZipInfo(""), "x")
        file.writestr("anna/hw.py", HOMEWORK)
        file.writestr("bob/hw.py", HOMEWORK, zipfile.ZIP_BZIP2)
        file.writestr("carl/hw.py", HOMEWORK, zipfile.ZIP_LZMA)
    intake = take_in([archive])
    assert [one.student for one in intake.submissions] == ["anna"]
    packed = "it is packed in a way that no platform uses"
    assert sorted(each.why for each in intake.set_aside) == ["it has no name", packed, packed]


def test_what_an_archive_of_a_student_s_holds_many_times_is_told_once(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        for i in range(5):
            file.writestr(f"../{i}.py", "x")
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as file:
        file.writestr("anna/hw.py", HOMEWORK)
        file.writestr("anna/more.zip", inner.getvalue())
    (told,) = take_in([tmp_path / "class.zip"]).set_aside
    assert told.why == "its path climbs out of the archive, and so 4 more"


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(CannotJudgeError, match="there is no such file or folder"):
        take_in([tmp_path / "nowhere"])


def test_content_is_not_kept(tmp_path):
    one: HandedIn = take_in([written(tmp_path, {"anna/hw.py": HOMEWORK})]).submissions[0]
    assert HOMEWORK not in str(vars(one))


def test_an_empty_folder_is_a_student_s(tmp_path):
    folder = written(tmp_path / "class", {"anna/hw.py": "a", "ben/hw.py": "b"})
    (folder / "dora").mkdir()
    assert take_in([folder]).without == {"dora": ["an empty folder"]}
    assert take_in(sorted(folder.iterdir())).without == {"dora": ["an empty folder"]}


def test_a_pattern_tells_them_as_well(here):
    files = {"anna/hw.py": "a", "ben/hw.pdf": "", "cleo/hw.zip": "", "dan.zip": "", "starter.py": "s"}
    folder = written(Path("class"), files)
    (folder / "eve").mkdir()
    assert others(take_in([folder], student_pattern("^class/(?P<student>[^/]+)/"))) == {
        "ben": ["hw.pdf"],
        "cleo": ["hw.zip: refused"],
        "dan": ["dan.zip: refused"],
        "eve": ["an empty folder"],
    }


def test_a_pattern_makes_no_student_of_an_empty_folder_s_content(tmp_path):
    folder = written(tmp_path / "class", {"w1/anna/hw.py": "a"})
    (folder / "w2").mkdir()
    assert take_in([folder], student_pattern("class/[^/]+/(?P<student>[^/]+)")).without == {}


def test_what_climbs_out_of_an_archive_is_nobody_s_and_an_absolute_path_begins_at_its_top(tmp_path):
    files = {"anna/hw.py": "a", "../ben/hw.py": "b", "/cleo/hw.py": "c", "dan/hw.pdf": ""}
    assert others(take_in([zipped(tmp_path / "class.zip", files)])) == {"cleo": ["hw.py: refused"], "dan": ["hw.pdf"]}


def test_equal_but_for_comments_and_names_and_what_is_imported():
    function = (
        "def f(x, params):\n    '''Doc.'''\n    u = params[:4]  # weights\n    return 1 / (1 + np.exp(-(u @ x)))\n"
    )
    body = 4 * function
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
    assert (found.packages, found.command) == ({"keras": 2, "flax": 1}, "pip install keras flax")
    assert found.others == {"no_such_thing": 1, "sklearn_nope": 1}


def test_hostile_text_is_read_quickly():
    long = 400_000
    for text in ('\\"' * long, '"' * long, "'''\"\"\"" * long, "import " + "a," * long, "(" * long, " " * long):
        likeness([text])
        imported([text])


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


OF_WHICH = "files of which one is the submission"
NOBODY_S = {"submission_metadata.yml": "submission_1:\n  :submitters: []\n"}
ASKED = [  # files, each of which says its own name, and what is asked
    (["anna/a.py", "anna/b.py", "ben/hw.py"], f"anna has 2 {OF_WHICH}"),
    (["anna/a.py", "solution.py"], "both folders ("),
    (["doejane_12345_67890_hw.py", "doejane_12345_67891_hw-2.py"], f"doejane_12345 has 2 {OF_WHICH}"),
    (["doejane_12345_67890_hw.py", "doejane_LATE_12345_67891_hw-1.py"], f"doejane_12345 has 2 {OF_WHICH}"),
    (["anon_a1B2c_67890_hw.py", "LATE_anon_a1B2c_67891_notes.py", "anon_Zz9_5_hw.py"], f"anon_a1B2c has 2 {OF_WHICH}"),
    (["anna/hw.py", "anna/hw-1.py", "anna/hw-2.py"], f"anna has 3 {OF_WHICH}"),
    (["doejane_12345_67890_hw.py", "solution.py"], "both Canvas's files ("),
    (["hw_2024_11_anna.py", "hw_2024_11_ben.py"], f"hw_2024 has 2 {OF_WHICH}"),  # a date that looks like Canvas
    ([*METADATA, "submission_101/a.py", "submission_103/a.py"], "names no submitter of"),
    ([*NOBODY_S, "submission_1/a.py"], "names no submitter of"),
]


@pytest.mark.parametrize(("files", "said"), ASKED)
def test_what_is_not_clear_is_asked_for(tmp_path, files, said):
    known = METADATA if "submission_101/a.py" in files else NOBODY_S
    question = asked(written(tmp_path, {name: known.get(name, name) for name in files}))
    assert said in question
    assert "--student REGEX" in question


Students = set[tuple[str, int]]


class Question(NamedTuple):
    """A class that is asked about: its files, what is named, and what each pattern that is printed makes of it.

    `folder` is the folder that may be named instead, with what it holds then.
    """

    tree: list[str]
    named: str
    patterns: list[Students]
    folder: tuple[str, Students] | None = None


BOTH = {("anna", 1), ("ben", 1)}
TWICE, OF_BOTH = {("anna", 1), ("anna", 2)}, ["class/anna/hw.py", "class/ben/hw.py"]
QUESTIONS = {
    "a bare file": Question(["anna.py"], "anna.py", [set(), {("anna", 1)}]),
    "one file in the class's folder": Question(["class/anna.py"], "class", [{("class", 1)}, {("anna", 1)}]),
    "a student's folder": Question(OF_BOTH, "class/ben", [{("ben", 1)}, {("hw", 1)}], ("class", BOTH)),
    "a folder with attempts": Question(["class/anna/hw.py", "class/anna/attempt 2/hw.py"], "class/anna", [TWICE]),
    "attempts": Question(["at/anna_attempt_1.py", "at/anna_attempt_2.py"], "at", [{("at", 1), ("at", 2)}, TWICE]),
    "names for a shell and a pattern to stumble over": Question(
        ["O'Neil's (1+1) class/anna $HOME.py"],
        "O'Neil's (1+1) class",
        [{("O'Neil's (1+1) class", 1)}, {("anna $HOME", 1)}],
    ),
    "a folder above": Question(["dd/class/anna/hw.py", "dd/class/ben/hw.py"], "dd", [BOTH], ("dd/class", BOTH)),
    "a file and a folder": Question(["class/anna/hw.py", "class/ben.ipynb"], "class", [{("anna", 1)}]),
    "two files of some": Question(
        [*OF_BOTH, "class/ben/old.py", "class/cleo/hw.py", "class/cleo/x.py"], "class", [{*BOTH, ("cleo", 1)}]
    ),
    "two assignments of nbgrader's": Question(
        [f"submitted/{who}/{homework}/hw.py" for who in ("anna", "ben") for homework in ("hw1", "hw2")],
        "submitted",
        [BOTH],
    ),
    "two uploads in Canvas": Question(["class/doe_1_6_hw.py", "class/doe_LATE_1_7_hw-1.py"], "class", []),
    "an archive": Question([f"one.zip/{name}" for name in OF_BOTH], "one.zip", [BOTH]),
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
    files = {"w1/anna_2024/hw.py": "a", "w2/anna_2024/hw.py": "b", "w2/anna_2024/x.py": "-"}
    pattern = student_pattern(r"w(?P<attempt>\d)/(?P<student>\w+)_2024/hw\.py$")
    intake = take_in([written(tmp_path / "class", files)], pattern)
    assert told(intake) == {("anna", 1): "a", ("anna", 2): "b"}
    assert [each.why for each in intake.set_aside] == ["--student does not match its path"]


def test_the_guides_pattern_counts_the_last_upload_of_canvas(here):
    guide = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
    pattern = re.search(r"--student '(\^submissions[^']+)'", guide)
    uploads = ["doejane_LATE_12345_67890_hw_1_2.py", "doejane_12345_67999_hw-1.py", "doejohn_54321_9_hw.py"]
    zipped(here / "submissions.zip", dict(zip(uploads, "abc", strict=True)))
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


def test_of_students_whose_names_differ_in_what_does_not_print_neither_takes_the_other_s_place(tmp_path):
    files = {"anna/hw.py": "a", "an\u200bna/attempt 2/hw.py": "b", "ben/hw.py": "c"}
    intake = take_in([written(tmp_path / "class", files)])
    assert [one.student for one in intake.submissions] == ["ben"]
    assert list(intake.unclear) == ["anna"]
