"""From what people have to whose it is: the platforms' conventions, names of all kinds, and what is no submission."""

import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TypeAlias
from zipfile import ZipFile

import pytest

from crosscheck.classes.handed_in.finding import DEEPEST
from crosscheck.classes.handed_in.intake import MOST_FILES, Intake, take_in
from crosscheck.classes.handed_in.owners import student_pattern
from crosscheck.classes.handed_in.texts import imported, likeness, missing
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.classes import HOMEWORK, written

METADATA = "submission_metadata.yml"
GRADESCOPE = f"""---
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
  :created_at: 1 {"1" * 300_000}x
"""
#: What files hold; all others hold their own path.
CONTENTS = {
    METADATA: GRADESCOPE,
    f"assignment_1_export/{METADATA}": GRADESCOPE,
    f"Eve_1_assignsubmission_file_/{METADATA}": GRADESCOPE,
    f"assignment_1_export/submission_102/{METADATA}": "submission_101:\n  :submitters:\n  - :sid: x\n",
    "carl.py": " " * 1_000_001,
}

#: By convention: each file, and whose submission it is (#2 for a second attempt), or who has no other than this.
TREES = {
    "one folder a student": """
        anna/hw.py -> anna
        anna/plot.png
        ben/hw.ipynb -> ben
        carl/notes.txt -> no carl
        carl/report.pdf -> no carl
        cid/hw.py.txt -> no cid
        dan/hw.zip -> no dan: refused
        eve.zip -> no eve: refused
        fay/.hidden.py -> no fay
        grades.csv
        .git/config
        __pycache__/x.pyc""",
    "one file a student": """
        anna.py -> anna
        ben.ipynb -> ben
        carl.py -> no carl: refused
        README.md
        images/plot.png""",
    "attempts": """
        anna_attempt_1.py -> anna
        anna_attempt_2.py -> anna #2
        ben attempt 10.py -> ben #10""",
    "attempts in folders": """
        anna/attempt 1/hw.py -> anna
        anna/Attempt-2/hw.py -> anna #2
        anna/attempt 3/report.pdf
        ben/hw_attempt3.py -> ben #3
        cleo/attempt 2/report.pdf -> no cleo""",
    "Canvas": """
        doejane_LATE_12345_67890_hw 09.ipynb -> doejane_12345
        doejane_54321_67891_hw 09-1.ipynb -> doejane_54321
        doejane_54321_67892_plot.png
        van_der_ährenoneil_777_888_my_hw_2_3_4.py -> van_der_ährenoneil_777
        doejohn_4_5_report.pdf -> no doejohn_4
        grades.csv""",
    "Canvas, anonymously": """
        anon_a1B2c_67890_hw 09.ipynb -> anon_a1B2c
        LATE_anon_12345_67891_hw_1_2.py -> anon_12345
        anon_LATE_777_888_hw.py -> anon_777""",
    "not Canvas: a name with a capital, a hyphen or one number": """
        Ann_2024_11_hw.py -> Ann_2024_11_hw
        an-lena_2024_11_hw.py -> an-lena_2024_11_hw
        hw_9_ben.py -> hw_9_ben
        LATE_2024_11_hw.py -> LATE_2024_11_hw""",
    "Blackboard": """
        H 9_j_doe1_attempt_2026-11-20-13-45-10_hw.py -> H 9_j_doe1 #20261120134510
        H 9_j_doe1_attempt_2026-11-21-08-00-00_hw v2.py -> H 9_j_doe1 #20261121080000
        H 9_j_doe1_attempt_2026-11-21-08-00-00.txt
        H 9_k_doe1_attempt_2026-11-20-13-45-10_my_attempt_3.py -> H 9_k_doe1 #20261120134510""",
    "Moodle": """
        Jane Doe_12345_assignsubmission_file_/hw.ipynb -> Jane Doe_12345
        Jürgen von_der Weide_99_assignsubmission_file_/sub/hw.py -> Jürgen von_der Weide_99
        Jane Doe_12345_assignsubmission_onlinetext_/onlinetext.html
        Flat Name_7_assignsubmission_file_hw.py -> Flat Name_7
        Bob Low_8_assignsubmission_file_Jane Doe_12345_assignsubmission_file_hw.py -> Bob Low_8
        John Doe_2_assignsubmission_file_/hw.docx -> no John Doe_2
        Jim Doe_3_assignsubmission_onlinetext_/onlinetext.html -> no Jim Doe_3""",
    "nbgrader": """
        submitted/bitdiddle/ps1/problem.ipynb -> bitdiddle
        submitted/bitdiddle/ps1/timestamp.txt
        submitted/hacker/ps1/problem.ipynb -> hacker
        submitted/ben/ps1/timestamp.txt -> no ben""",
    "Gradescope, in its folder": f"""
        assignment_1_export/{METADATA}
        assignment_1_export/submission_101/hw.py -> 0042
        assignment_1_export/submission_102/{METADATA}
        assignment_1_export/submission_102/hw.py -> ben@example.edu & Cleo""",
    "Moodle, of one who hands in for another": f"""
        Eve_1_assignsubmission_file_/{METADATA}
        Eve_1_assignsubmission_file_/submission_101/hw.py -> Eve_1""",
    "Gradescope": f"""
        submission_101/hw.py -> 0042
        submission_102/hw/hw.py -> ben@example.edu & Cleo
        {METADATA}""",
    "Gradescope, no submission of a group": f"""
        submission_101/hw.py -> 0042
        submission_102/hw.pdf -> no ben@example.edu & no Cleo
        submission_103/hw.pdf
        {METADATA}""",
    "archives of students'": """
        doejane_1_2_hw.zip/hw/hw.py -> doejane_1
        doejane_1_2_hw.zip/notes.txt
        doejohn_3_4_hw.py -> doejohn_3""",
    "an archive beside a folder": """
        anna.zip/hw/hw.py -> anna
        anna.zip/notes.txt
        ben/hw.py -> ben""",
}

Told: TypeAlias = dict[tuple[str, int], str]


def own(*paths: str) -> dict[str, str]:
    """Return files, each of which holds its own path but for those of `CONTENTS`."""
    return {path: CONTENTS.get(path, path) for path in paths}


def tree(text: str) -> tuple[dict[str, str], Told, dict[str, list[str]]]:
    """Return the files of a tree, the submission of each student and attempt, and what others have instead of one."""
    lines = [line.strip().partition(" -> ")[::2] for line in re.split("\n|; ", text.strip())]
    told, without = Told(), dict[str, list[str]]()
    for path, owners in lines:
        for whose in filter(None, owners.split(" & ")):
            if whose.startswith("no "):
                student, refused, _ = whose[3:].partition(": refused")
                there_is = "an empty folder" if path.endswith("/") else f"{PurePosixPath(path).name}{refused}"
                without.setdefault(student, []).append(there_is)
            else:
                student, _, attempt = whose.partition(" #")
                told[student, int(attempt or 1)] = path
    return own(*(path for path, _ in lines)), told, without


def told(intake: Intake) -> Told:
    return {(one.student, one.attempt): one.found.read().decode() for one in intake.submissions}


def others(intake: Intake) -> dict[str, Sequence[str]]:
    """Return what there is of students without a submission, of whom somebody must be asked or not."""
    return {**intake.without, **{student: found.split("; ") for student, found in intake.unclear.items()}}


@pytest.mark.parametrize("case", TREES)
@pytest.mark.parametrize("form", ["folder", "working folder", "archive", "archive with a folder of its name"])
def test_whose_it_is_stands_in_the_path_and_who_handed_in_no_submission_is_told(here, monkeypatch, case, form):
    contents, expected, without = tree(TREES[case])
    place = Path("class.zip" if "archive" in form else "class")
    within = place / "class" if form == "archive with a folder of its name" else place
    written(here, {f"{within.as_posix()}/{path}": text for path, text in contents.items()})
    if form == "working folder":
        monkeypatch.chdir(place)
        place = Path()
    intake = take_in([place])
    assert told(intake) == expected
    assert len(intake.set_aside) == len([path for path in contents if METADATA not in path]) - len({*expected.values()})
    assert {student: sorted(files) for student, files in others(intake).items()} == without


MOODLES = TREES["Moodle"].strip()
CLASS = """class/anna/hw.py -> anna
    class/ben/attempt 1/hw.py -> ben
    class/ben/attempt 2/hw.py -> ben #2
    class/cleo/attempt_1.py -> cleo
    class/cleo/attempt_2.py -> cleo #2
    class/dan/hw.py -> dan"""
GUIDE = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
(OF_GUIDE,) = re.findall(r"--student '(\^submissions[^']+)'", GUIDE)  # by which the last upload in Canvas counts
UPLOADS = """submissions.zip/doejane_LATE_12345_67890_hw_1_2.py -> 12345 #67890
    submissions.zip/doejane_12345_67999_hw-1.py -> 12345 #67999
    submissions.zip/doejohn_54321_9_hw.py -> 54321 #9"""
OF_FOLDERS = """class/anna/hw.py -> anna
    class/ben/hw.pdf -> no ben
    class/cleo/hw.zip -> no cleo: refused
    class/dan.zip -> no dan: refused
    class/eve/ -> no eve
    class/starter.py"""
HOSTILE = """c.zip/anna/hw.py -> anna
    c.zip/../ben/hw.py
    c.zip//cleo/hw.py -> no cleo: refused
    c.zip/dan/hw.pdf -> no dan"""
WEEKS = "w1/anna_2024/hw.py -> anna; w2/anna_2024/hw.py -> anna #2; w2/anna_2024/x.py"
#: What lies there, where the command is run, what is named, and by which pattern.
NAMED = {
    "students' folders": ("anna/hw.py -> anna; ben/attempt 2/hw.py -> ben #2", "", ["anna", "ben"], ""),
    "students' files": ("anna.py -> anna; ben.py -> ben", "", ["anna.py", "ben.py"], ""),
    "a folder of Moodle's": (MOODLES.split("\n")[0], "", ["Jane Doe_12345_assignsubmission_file_"], ""),
    "all of Moodle's": (MOODLES, "", ["*"], ""),
    "within nbgrader's": ("submitted/anna/ps1/hw.py -> anna; submitted/anna/ps2/hw.py", "submitted", ["anna/ps1"], ""),
    "the class": (CLASS, "", ["class"], ""),
    "the same twice": ("class/anna.py -> anna; class/ben.py -> ben", "", ["class", "HERE/class/anna.py"], ""),
    "an empty folder": ("class/anna/hw.py -> anna; class/dora/ -> no dora", "", ["class"], ""),
    "out of an archive": (HOSTILE, "", ["c.zip"], ""),
    "by a pattern": (OF_FOLDERS, "", ["class"], "^class/(?P<student>[^/]+)/"),
    "below an empty folder": ("c/w1/anna/hw.py -> anna; c/w2/", "", ["c"], "c/[^/]+/(?P<student>[^/]+)"),
    "by students and attempts": (WEEKS, "", ["."], r"w(?P<attempt>\d)/(?P<student>\w+)_2024/hw\.py$"),
    "by the guide's pattern": (UPLOADS, "", ["submissions.zip"], OF_GUIDE),
}


def named(here: Path, within: str, places: Sequence[str]) -> list[Path]:
    os.chdir(here / within)
    paths = (sorted(Path().glob(place)) if "*" in place else [place.replace("HERE", str(here))] for place in places)
    return [Path(path) for several in paths for path in several]


@pytest.mark.parametrize(("lies", "within", "places", "pattern"), NAMED.values(), ids=NAMED)
def test_whose_it_is_whatever_is_named_and_by_whichever_pattern(here, lies, within, places, pattern):
    files, expected, without = tree(lies)
    written(here, files)
    intake = take_in(named(here, within, places), student_pattern(pattern) if pattern else None)
    assert (told(intake), others(intake)) == (expected, without)


#: A name that breaks lines, as a YAML writer may write it, and what it is then.
BROKEN = {
    "a block": ("|-\n      Anna\n      - :sid: ben\n      - :name: x", "Anna - :sid: ben - :name: x"),
    "quoted": ("'Anna\n\n      - :sid: ben\n\n      - :name: x'", "Anna - :sid: ben - :name: x"),
    "other line breaks": (
        '"Anna\u2028submission_2:\u2028  :submitters:\u2028  - :sid: ben\x85  - :sid: ben"',
        "Annasubmission_2: :submitters:- :sid: ben - :sid: ben",
    ),
}


@pytest.mark.parametrize(("name", "told_as"), BROKEN.values(), ids=BROKEN)
def test_a_name_that_breaks_lines_is_one_name_and_hands_in_for_nobody_else(tmp_path, name, told_as):
    for sid, first in (("\n    :sid: anna", "anna"), ("", told_as)):
        people = f"submission_1:\n  :submitters:\n  - :name: {name}{sid}\n"
        people += "submission_2:\n  :submitters:\n  - :sid: ben\n"
        files = {METADATA: people, "submission_1/hw.py": "a", "submission_2/hw.py": "b"}
        assert told(take_in([written(tmp_path, files)])) == {(first, 1): "a", ("ben", 1): "b"}


NOT_GRADESCOPES = [
    *("a: b: c", "- x", "submission_1: x", "submission_1:\n  :submitters: x\n", "\x0c"),
    "submission_1:\n  :created_at: 2026-13-40 22:10:05 Z\n",
    "- 1\n" * 10**6,
    "a: {':submitters': &all [{':sid': a}, {':sid': b}]}\nb: {':submitters': *all}\n",
]


@pytest.mark.parametrize("text", NOT_GRADESCOPES)
def test_what_gradescope_did_not_write_is_refused(tmp_path, text):
    written(tmp_path, {METADATA: text, "submission_1/hw.py": "a"})
    with pytest.raises(CannotJudgeError, match=r"submission_metadata\.yml is not as Gradescope writes it \("):
        take_in([tmp_path])


def test_a_damaged_list_is_named(tmp_path):
    archive = tmp_path / "export.zip"
    with ZipFile(archive, "w") as made:
        made.writestr(METADATA, GRADESCOPE)
    archive.write_bytes(archive.read_bytes().replace(b"submission_101", b"submission_100", 1))
    with pytest.raises(CannotJudgeError, match=rf"{METADATA} cannot be read: it cannot be unpacked \("):
        take_in([archive])


#: What a student writes into the own folder or archive to hand in for ben.
NAMES_BEN = "submission_1:\n  :submitters:\n  - :sid: ben\n"
FORGED: dict[str, dict[str, str]] = {
    "Gradescope": {METADATA: NAMES_BEN, "submission_1/hw.py": "forged"},
    "nbgrader": {"submitted/ben/ps1/hw.py": "forged"},
    "Moodle": {"ben_1_assignsubmission_file_/hw.py": "forged"},
    "Canvas": {"ben_1_2_hw-9.py": "forged"},
    "a list that is none": {METADATA: '"', "hw.py": "forged"},
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("place", ["class/anna", "class/anna.zip", "class.zip/anna.zip"])
def test_nobody_hands_in_for_another(here, forged, place):
    """A student names what lies in the own folder or archive, and ben's stays ben's."""
    class_ = Path(place.partition("/")[0])
    written(here, {f"{class_}/ben/hw.py": "ben's"} | {f"{place}/{name}": text for name, text in forged.items()})
    for places in ([class_], sorted(class_.glob("*")) or [class_]):
        intake = told(take_in(places))
        assert {student for student, _ in intake} <= {"anna", "ben"}
        assert intake["ben", 1] == "ben's"


def both_called(own_name: str, within: str) -> dict[str, str]:
    """Return two students' folders or archives, in each a file that is called after alice."""
    return {f"{own_name.replace('bob', name)}/{within}": HOMEWORK for name in ("bob", "carl")}


BLACKBOARDS = "HW_bob_attempt_2026-11-20-11-00-00_x.zip", "HW_alice_attempt_2026-11-30-23-59-59_hw.py"
BESIDE = {f"anna/{METADATA}": NAMES_BEN.replace("submission_1", "hw"), "anna/hw/hw.py": "forged"}
FIRST_ATTEMPT = "attempt 1 is the name of an attempt, and no student's stands above"
GRADESCOPES, OF_CLASS = tree(TREES["Gradescope"])[0], tree(CLASS)[0]
BY_STUDENT, OF_WHICH = ".*--student REGEX", "files of which one is the submission"
LIES_BESIDE = rf"A submission_metadata\.yml lies beside .*(submission_10[12]|anna/hw): name the {BY_STUDENT}"
OF_TWO = rf"alice.*'s, and by that of what holds it .*bob{BY_STUDENT}"
#: What is asked of a class, and its files.
UNCLEAR = [
    (f"anna has 2 {OF_WHICH}", "anna/a.py anna/b.py ben/hw.py"),
    (f"anna has 3 {OF_WHICH}", "anna/hw.py anna/hw-1.py anna/hw-2.py"),
    (r"both folders \(", "anna/a.py solution.py"),
    (r"both Canvas's files \(", "doe_12_67_hw.py solution.py"),
    (f"doe_12 has 2 {OF_WHICH}", "doe_12_67_hw.py doe_LATE_12_68_hw-1.py"),
    (f"hw_2024 has 2 {OF_WHICH}", "hw_2024_11_anna.py hw_2024_11_ben.py"),  # a date that looks like Canvas
]
#: What lies there, where the command is run, what is named, and what is asked.
ASKED: list[tuple[dict[str, str], str, list[str], str]] = [
    ({}, "", ["nowhere"], "there is no such file or folder"),
    *((OF_CLASS, "class", [name], BY_STUDENT) for name in ("anna", "anna/hw.py", "ben/attempt 2", "cleo")),
    (OF_CLASS, "class/cleo", ["attempt_2.py"], BY_STUDENT),
    (OF_CLASS, "class", ["anna/hw.py", "dan/hw.py"], BY_STUDENT),  # which are equal
    (OF_CLASS, "class", ["ben", "anna/hw.py"], BY_STUDENT),
    (own("w1/anna.py", "w2/ben.py"), "", ["w1/anna.py", "w2/ben.py"], "may be called after the student, or a folder"),
    (OF_CLASS, "class", ["ben"], f"It is not clear whose ben/attempt 1/hw.py is: {FIRST_ATTEMPT}"),
    (GRADESCOPES, "", ["submission_101"], LIES_BESIDE),
    (GRADESCOPES, "", ["submission_101/hw.py"], LIES_BESIDE),
    (GRADESCOPES, "submission_102", ["."], LIES_BESIDE),
    (BESIDE, "anna", ["hw"], LIES_BESIDE),
    (BESIDE, "", ["anna/hw/hw.py"], LIES_BESIDE),
    (both_called(*BLACKBOARDS), "", ["*.zip"], OF_TWO),
    (both_called("bob_2_99_x.zip", "alice_1_77_hw.py"), "", ["*.zip"], OF_TWO),
    (both_called("submitted/bob/hw9", "submitted/alice/hw9/hw.py"), "", ["submitted/*/hw9"], OF_TWO),
    *((own(*(f"c/{name}" for name in names.split())), "", ["c"], f"{said}{BY_STUDENT}") for said, names in UNCLEAR),
    (own(METADATA, "submission_101/a.py", "submission_103/a.py"), "", ["."], f"names no submitter of {BY_STUDENT}"),
    ({METADATA: "submission_1:\n  :submitters: []\n", "submission_1/a.py": ""}, "", ["."], "names no submitter of"),
]


def asked(places: Sequence[Path]) -> str:
    """Return what is asked about a whole class, or about some of its students."""
    try:
        unclear = take_in(places).unclear
    except CannotJudgeError as question:
        return str(question)
    return ". ".join(f"{student} has {why}" for student, why in unclear.items()) + "."


@pytest.mark.parametrize(("files", "within", "places", "said"), ASKED)
def test_what_is_not_clear_is_asked_for(here, files, within, places, said):
    written(here, files)
    assert re.search(said, asked(named(here, within, places)))


Students: TypeAlias = set[tuple[str, int]]
BOTH, TWICE, OF_BOTH = {("anna", 1), ("ben", 1)}, {("anna", 1), ("anna", 2)}, ["class/anna/hw.py", "class/ben/hw.py"]
OF_CLEO = ["class/cleo/hw.py", "class/cleo/x.py"]
STUMBLED_OVER = "O'Neil's (1+1) class", "anna $HOME"  # by a shell and a pattern
OF_NBGRADER = [f"submitted/{who}/{homework}/hw.py" for who in ("anna", "ben") for homework in ("hw1", "hw2")]
#: Files, what is named, what each pattern that is printed makes of it, and the folder of both that may be named.
QUESTIONS: dict[str, tuple[list[str], str, list[Students], str]] = {
    "a bare file": (["anna.py"], "anna.py", [set(), {("anna", 1)}], ""),
    "one file in the class's folder": (["class/anna.py"], "class", [{("class", 1)}, {("anna", 1)}], ""),
    "a student's folder": (OF_BOTH, "class/ben", [{("ben", 1)}, {("hw", 1)}], "class"),
    "a folder with attempts": (["class/anna/hw.py", "class/anna/attempt 2/hw.py"], "class/anna", [TWICE], ""),
    "attempts": (["at/anna_attempt_1.py", "at/anna_attempt_2.py"], "at", [{("at", 1), ("at", 2)}, TWICE], ""),
    "odd names": (["/".join(STUMBLED_OVER) + ".py"], STUMBLED_OVER[0], [{(each, 1)} for each in STUMBLED_OVER], ""),
    "a folder above": ([f"dd/{path}" for path in OF_BOTH], "dd", [BOTH], "dd/class"),
    "two files of some": ([*OF_BOTH, "class/ben/x.py", *OF_CLEO], "class", [{*BOTH, ("cleo", 1)}], ""),
    "two assignments of nbgrader's": (OF_NBGRADER, "submitted", [BOTH], ""),
    "two uploads in Canvas": (["class/doe_1_6_hw.py", "class/doe_LATE_1_7_hw-1.py"], "class", [], ""),
}


@pytest.mark.parametrize(("files", "named", "patterns", "folder"), QUESTIONS.values(), ids=QUESTIONS)
def test_what_is_printed_can_be_pasted(here, files, named, patterns, folder):
    written(here, own(*files))
    said = asked([Path(named)])
    printed = re.search(r"such as ('.+?')(?: for the folder's name, or (.+) for the file's)?\.(?: |$)", said)
    pasted = [shlex.split(pattern)[0] for pattern in (printed.groups() if printed else ()) if pattern]
    assert all(pattern.startswith("^") for pattern in pasted)  # what students name cannot match
    found = [set(told(take_in([Path(named)], student_pattern(pattern)))) for pattern in pasted[: len(patterns)]]
    assert found == patterns, said
    if folder:
        assert f"Name {folder}, if that is the folder of the whole class" in said
        assert set(told(take_in([Path(folder)]))) == BOTH


def test_of_students_whose_names_differ_in_what_does_not_print_neither_takes_the_other_s_place(tmp_path):
    intake = take_in([written(tmp_path, own("anna/hw.py", "an\u200bna/attempt 2/hw.py", "ben/hw.py"))])
    assert (set(told(intake)), list(intake.unclear)) == ({("ben", 1)}, ["anna"])


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("place", ["c", "c.zip"])
def test_names_of_all_kinds_are_shown_in_normal_form_and_in_one_line(tmp_path, place):
    plain = ["Anna von Ähren", "🙂 smile", "李小龍", "a" * 200, "O'Neil; DROP TABLE", "=1+1", "Zo\u00eb"]
    names = dict(zip(plain, plain, strict=True)) | {"Cle\u0301o": "Cl\u00e9o"}
    if place == "c":  # an archive holds no such names
        names |= {os.fsdecode(b"caf\xe9"): "caf\ufffd", "red\x1b[31m\nline": "red line"}
    written(tmp_path, {f"{place}/{name}/hw.py": HOMEWORK for name in names})
    assert {one.student for one in take_in([tmp_path / place]).submissions} == {*names.values()}


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_what_is_no_submission_is_named(tmp_path):
    files = own("anna/plot.png", "anna/.ipynb_checkpoints/hw-checkpoint.ipynb", ".git/config", "anna/.hidden.py")
    files |= {"anna/hw.py": HOMEWORK, "anna/large.py": " " * 1_000_001, "bob/" + 100 * "a/" + "hw.py": "b"}
    files |= own(*(f"cleo/{i:02}.py" for i in range(MOST_FILES + 1)))
    files |= own(*(f"dora/attempt {i}/{i}.py" for i in range(1, MOST_FILES + 2)))
    folder = written(tmp_path, files)
    (folder / "anna" / "link.py").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "anna" / "pipe.py")
    intake = take_in([folder])
    last = [("dora", i) for i in range(2, MOST_FILES + 2)]
    assert [(one.student, one.attempt) for one in intake.submissions] == [("anna", 1), *last]
    assert HOMEWORK not in str(vars(intake.submissions[0]))  # its content is not kept
    assert [len(files) for files in intake.candidates.values()] == [MOST_FILES]
    assert {Path(each.path).name: each.why for each in intake.set_aside} == {
        "plot.png": "neither a notebook nor a module",
        ".ipynb_checkpoints": "made by a machine",
        ".git": "made by a machine",
        ".hidden.py": "made by a machine",
        "large.py": "larger than 1 MB",
        "link.py": "a link",
        "loop": "a link",
        "pipe.py": "no regular file",
        "a": f"more than {DEEPEST} folders deep",
        **dict.fromkeys((f"{MOST_FILES}.py", "1.py"), f"one of more than {MOST_FILES} files of one student"),
    }


OF_PEOPLE = {METADATA: "submission_1:\n  :submitters:\n  - :sid: anna\nsubmission_2:\n  :submitters:\n  - :sid: ben\n"}
OF_PEOPLE |= own("submission_1/hw.py", "submission_1/draft.py", "submission_2/hw.py")


def test_a_pattern_without_a_group_is_printed_for_one_of_two_files(here):
    written(here, {f"export/{name}": text for name, text in OF_PEOPLE.items()})
    intake = take_in([Path("export")])
    (said,) = intake.unclear.values()
    (pattern,) = shlex.split(said.rpartition("such as ")[2])
    assert set(told(intake)) == {("ben", 1)}
    assert told(take_in([Path("export")], student_pattern(pattern))) == {("anna", 1): "submission_1/draft.py"}
    other = take_in([Path("export")], student_pattern(r"/hw\.py$"))
    assert told(other) == {("anna", 1): "submission_1/hw.py", ("ben", 1): "submission_2/hw.py"}
    assert [each.why for each in other.set_aside] == ["--student does not match its path"]


FUNCTION = """def f(x, params):
    '''Doc.'''
    u = params[:4]  # weights
    return 1 / (1 + np.exp(-(u @ x)))
"""


def test_equal_but_for_comments_and_names_and_what_is_imported():
    body = 4 * FUNCTION
    renamed = body.replace("params", "theta").replace("u ", "w ").replace("(u", "(w").replace("# weights", "# W")
    assert likeness([body]) == likeness([renamed, "# more\n"]) != ""
    assert likeness(["x = 1"]) == ""
    others = [("1 +", "2 +"), ("np.exp", "np.sin"), ("np.exp", "sum"), ("np.exp", "from_np"), ("np.exp", "of_star")]
    texts = [f"from numpy import exp as from_np\nfrom numpy import *\n{body.replace(*other)}" for other in others]
    texts += [texts[3].replace("exp", "sin"), texts[4].replace("of_star", "cos"), texts[4].replace("of_star", "tan")]
    assert len({likeness([text]) for text in texts}) == len(texts)
    cells = ["import numpy as np, keras\nfrom no_such_thing.a import b\n"]
    cells += ["%matplotlib inline\n    import sklearn_nope\nimport seaborn\n"]
    assert imported(cells) == {"numpy", "keras", "no_such_thing", "sklearn_nope"}
    found = missing([imported(cells), frozenset({"flax", "keras"})])
    assert (found.packages, found.command) == ({"keras": 2, "flax": 1}, "pip install keras flax")
    assert found.others == {"no_such_thing": 1, "sklearn_nope": 1}
