"""A class on each platform's form, from what is handed in to the platform's own table and back; and killed at each step."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from crosscheck.classes.export.worksheet import CANVAS, MOODLE, read_worksheet
from crosscheck.command.grade import grade_command
from crosscheck.command.grading.report import Closed
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.classes import graded, verdict, written
from tests.classes.pages import standing
from tests.classes.platforms import canvas_reads, canvas_unpacks, canvases, moodle_reads, moodle_unpacks, moodles
from tests.commands import ROOT, ok, refusal, run

RUBRIC = "[points]\nnetwork = 3\nloss = 3\nloss_gradient = 4\n[rules]\nlate = 0.5\ndue = 2026-11-20T22:00:00Z\n"
CHANGED = RUBRIC + '[costs]\n"missing-u*" = 1\n'


def gradescopes(students: Mapping[int, str], late: Sequence[int]) -> str:
    """Return the metadata of an export, in which the students 1 and 2 are a group."""
    lines = []
    for n in students.keys() - {2}:
        lines += [f"submission_{n}:", "  :submitters:"]
        lines += [f"  - :name: S\n    :sid: '{each}'" for each in ([1, 2] if n == 1 else [n])]
        lines += [f"  :created_at: 2026-11-20 {'23' if n in late else '21'}:30:00.000000000 Z"]
    return "\n".join(lines) + "\n"


class Form(NamedTuple):
    """How a platform hands out a class, and takes it back."""

    path: str  # of the file that student {n} handed in; "{late}" stands for what tells that it was late
    table: Callable[[Mapping[int, str], Sequence[int]], str]
    back: str = ""  # the options by which the table is filled
    grades: Callable[[str], Any] = str
    pages: Callable[[Path], Any] = str


FORMS = {
    "Moodle": Form(
        "Stu_Dent {n}_{n}_assignsubmission_file_/hw.py",
        *(moodles, "--moodle table.csv", lambda text: {n: grade for n, (grade, _) in moodle_reads(text).items()}),
        moodle_unpacks,
    ),
    "Canvas": Form(
        "student{late}_{n}_5{n:03}_hw.py",
        *(lambda students, _: canvases(students), "--canvas table.csv --assignment 42", canvas_reads, canvas_unpacks),
    ),
    "Gradescope": Form("submission_{n}/hw.py", gradescopes),
}
WORDS = {0: "right", 1: "wrong:missing-u-in-hidden-delta", 2: "wrong:mse-loss", 3: "missing"}
EARNED = {0: 10, 1: 9, 2: 7, 3: 7}  # by the changed rubric


def content(n: int, word: int) -> str:
    return f"# student {n}\n# loss={WORDS[word]}\n"


@pytest.mark.usefixtures("by_comments")
@pytest.mark.parametrize("platform", FORMS)
def test_a_class_of_32(here, platform):
    """Late ones, resubmissions, two files, groups, a rubric changed after half, two assistants, three appeals."""
    form, students, absent = FORMS[platform], {n: f"Stu_Dent {n}" for n in range(1, 33)}, [31, 32]
    late, of_gradescope = [5, 6], platform == "Gradescope"
    table = form.table(students, late)
    written(here, {"half.toml": RUBRIC, "rubric.toml": CHANGED, "table.csv": table})
    paths = {n: form.path.format(n=n, late="_LATE" if n in late else "") for n in students}
    handed_in = {paths[n]: content(n, n % 4) for n in students if n not in absent and not (of_gradescope and n == 2)}

    def exported(n: int) -> None:
        metadata = {"submission_metadata.yml": table} if of_gradescope else {}
        written(here, {f"export.zip/{path}": text for path, text in [*metadata.items(), *handed_in.items()][:n]})

    common = ["grade", "export.zip", "--gradebook", "class.sqlite", "--sandbox", "process"]
    words = [*common, "--csv", "class.csv", "--replace", *form.back.split()]
    exported(16)
    ok(*words, "--rubric", "half.toml")
    for n in (9, 10):  # resubmitted
        handed_in[paths[n]] = content(n, 0) + "# once more\n"
    handed_in[paths[7].replace("hw.py", "other.py").replace("_5007_", "_990_")] = content(7, 0) + "# a second file\n"
    exported(99)
    told = refusal(*words, "--rubric", "rubric.toml", "--html", "pages", "--rubric-of-this-class", "made.toml")
    assert "Not judged, while all others are: " in told
    (pattern,) = re.findall(r"such as '(.+)'\.$", told.splitlines()[-1])
    ok(*common, "--student", pattern)

    # Two assistants: each marks in a gradebook of the own, and hands over a file; then come the appeals.
    rows = pd.read_csv("class.csv", dtype=str).set_index("path")["student"]
    whose = {n: rows[f"export.zip/{paths[n]}"] for n in (20, 21, 22)}
    shutil.copy("class.sqlite", "other.sqlite")
    mine, other = ("--gradebook", "class.sqlite"), ("--gradebook", "other.sqlite")
    ok("mark", whose[20], *mine, "--points", "loss=1")
    ok("mark", whose[20], *other, "--points", "loss=2", "--note", "=seen later")
    ok("mark", whose[21], *other, "--points", "loss=2.5", "--note", "appeal")
    ok("mark", whose[22], *other, "--seen")
    ok("mark", *other, "--out", "marks.csv")
    assert ok("mark", *mine, "--from", "marks.csv").stdout == "3 marks entered\n"
    assert "a later mark stays" not in run("mark", *mine, "--from", "marks.csv").stderr

    if platform == "Moodle":  # an extension
        late.remove(5)
        written(here, {"table.csv": (table := moodles(students, late))})
    ok(*words, "--rubric", "rubric.toml")  # what was chosen stays chosen
    class_ = pd.read_csv("class.csv", dtype={"student": str}).set_index("student")
    expected = {n: float(EARNED[n % 4]) * (0.5 if n in late else 1) for n in students if n not in absent}
    expected |= {9: 10.0, 10: 10.0, 20: 9.0, 21: 9.5}
    if of_gradescope:
        assert class_.loc["5", "late"] == "late"
        assert {int(student): each for student, each in class_["points"].items()} == expected | {2: 9.0}
        return
    missing = class_[class_["verdict"] == "no submission"]
    assert list(missing["look"]) == ["nothing", "nothing"]
    filled = (here / "table-graded.csv").read_bytes().decode()
    assert form.grades(filled) == expected
    assert changed(filled, table) == ({"Grade", "Feedback comments"} if platform == "Moodle" else {"Homework 09 (42)"})
    assert set(form.pages(here / "table-feedback.zip")) == set(expected)
    assert '# "mse-loss" =  # 7 in loss' in (here / "made.toml").read_text(encoding="utf-8")


CELL = r'((?:"(?:[^"]|"")*"|[^,\r\n"])*)(,|\r?\n)'


def changed(filled: str, table: str) -> set[str]:
    """Return the columns of a table in which something has changed; nothing else may."""
    before, after, width = re.findall(CELL, table), re.findall(CELL, filled), table.partition("\n")[0].count(",") + 1
    assert [end for _, end in before] == [end for _, end in after]
    return {before[n % width][0] for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}


def sheet_of(folder: Path, text: str, form: Any = MOODLE, assignment: str | None = None, most: float = 10.0) -> Any:
    """Write a table, and read it as the command does."""
    return read_worksheet(written(folder, {"table.csv": text}) / "table.csv", form, assignment, most)


GERMAN = (
    "has no column Identifier and no Grade and no Last modified (grade); there are ID, Vollständiger Name, Status, "
    "Bewertung. If it is in another language, export it again with Moodle's language set to English."
)
NOT_FILLED: dict[str, tuple[Any, str, str]] = {
    "of another platform": (MOODLE, "a,b\n1,2\n", "has no column"),
    "in German": (MOODLE, "ID,Vollständiger Name,Status,Bewertung\nTeilnehmer/in1,a,,\n", GERMAN),
    "no assignment": (CANVAS, canvases({1: "a"}).replace("(42)", "").replace("(7)", ""), "the points go (none"),
    "two assignments": (CANVAS, canvases({1: "a"}).replace("(read only)", ""), "say --assignment NAME"),
    "nothing": (MOODLE, "", "has no column"),
    "a short row": (MOODLE, re.sub(',"Friday, .*",-,', "", moodles({1: "a"})), "line 2: the row"),
}


@pytest.mark.parametrize(("form", "text", "said"), NOT_FILLED.values(), ids=NOT_FILLED)
def test_a_table_that_cannot_be_filled_is_refused(tmp_path, form, text, said):
    with pytest.raises(CannotJudgeError, match=re.escape(said)):
        sheet_of(tmp_path, text, form)


WORTH = {"10,00": 10, "1,000": 1000, "1 000,50": 1000.5, "1,000,000.00": 1e6}


@pytest.mark.parametrize(("worth", "most"), WORTH.items())
def test_a_table_s_points_are_read_whatever_the_decimal_sign(tmp_path, worth, most):
    table = moodles({1: "a"}, most=worth)
    assert sheet_of(tmp_path, table, most=most).students == {1: "a_1"}
    said = f"is worth {worth} points, and {most + 1:g} by the rubric: let the two agree"
    with pytest.raises(CannotJudgeError, match=re.escape(said)):
        sheet_of(tmp_path, table, most=most + 1)


GROUPS = {1: "A_1/x", 2: "A_1/x", 3: "B", 4: "B (old)", 5: "b-b", 6: "b b", 7: "Default group", 8: "C", 9: "C++"}
#: A folder as Moodle names it from 4.1 on and before, whose rows it fills, and the folder of its page.
FOLDERS: dict[str, tuple[list[int], str]] = {
    "A 1x_3_assignsubmission_file": ([1, 2], "A 1x_3_assignfeedback_file_/feedback.html"),
    "B_1_assignsubmission_file": ([3], "B_1_assignfeedback_file_/feedback.html"),
    "B (old)_4_assignsubmission_onlinetext": ([4], "B (old)_4_assignfeedback_file_/feedback.html"),
    "Default group_assignsubmission_file": ([7], ""),
    "A 1x-stu 2_2_assignsubmission_file_": ([2], "A 1x-stu 2_2_assignfeedback_file_/feedback.html"),
    "renamed_2_assignsubmission_file": ([], ""),
    "stu 2_assignsubmission_file": ([], ""),
    "C_9_assignsubmission_file": ([], ""),  # the number is a group's, though which is not clear
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_group_s_folder_is_each_member_s(tmp_path, folder):
    rows, page = FOLDERS[folder]
    students = {n: f"stu {n}" for n in GROUPS}
    sheet = sheet_of(tmp_path, moodles(students, groups=GROUPS))
    student, path = folder.partition("_assign")[0], f"export.zip/{folder}/hw.py"
    assert sheet.whose({student: path}) == dict.fromkeys(rows, student)
    assert {sheet.page(n, standing(student, None, path=path)) for n in rows} == ({page} if rows else set())
    alone = sheet_of(tmp_path, moodles(students)).whose({student: path})
    assert list(alone) == [int(number) for number in re.findall(r"_(\d+)_assign", folder)]


@pytest.mark.usefixtures("by_comments")
def test_a_group_is_judged_once_and_handed_back_to_all(here):
    groups = {1: "A", 2: "A", 3: "B", 4: "Default group"}
    files = {f"export.zip/{name}_assignsubmission_file/hw.py": f"# {name}\n" for name in ("A_71", "Default group")}
    table = moodles({n: f"stu {n}" for n in groups}, late=[1], groups=groups)  # late alone: the group is not
    written(here, {**files, "table.csv": table, "rubric.toml": RUBRIC})
    words = ["export.zip", "--gradebook", "c.sqlite", "--sandbox", "process", "--rubric", "rubric.toml"]
    done = ok("grade", *words, "--moodle", "table.csv")
    assert "without a submission: stu 3_3 (nothing)" in done.stdout
    assert "left as it is: Default group: Moodle takes no page for those who are in no group" in done.stderr
    filled = moodle_reads((here / "table-graded.csv").read_text(encoding="utf-8"))
    assert {n: grade for n, (grade, _) in filled.items()} == {1: 10, 2: 10, 4: 10}
    assert moodle_unpacks(here / "table-feedback.zip") == {71: "feedback.html"}


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("assignment", [None, "42", "Homework 09", "Homework 09 (42)"])
def test_students_are_known_by_the_platforms_ids_alone(tmp_path, separator, assignment):
    text = canvases({1: "Doe, Jane", 2: "Doe, Jane", 3: "x"}, separator).replace("sis3", "1")
    sheet = sheet_of(tmp_path, text if assignment else text.replace("Quiz (7)", "Quiz"), CANVAS, assignment)
    by_canvas = {each: f"export.zip/{each}_501_hw/hw.py" for each in ("doejane_1", "anon_1a", "jane_3", "other_3")}
    others = {each: f"class/{each}/hw.py" for each in ("login2", "Doe, Jane", "x", "sis9", "1", "group_1", "hw 2")}
    rows = {student: n for n, student in sheet.whose(by_canvas | others).items()}
    assert {student: sheet.value(row, "ID") for student, row in rows.items()} == {"doejane_1": "1", "login2": "2"}
    assert sheet.content() == (tmp_path / "table.csv").read_bytes()


PAGES = [
    (CANVAS, canvases({1: "a"}), "class_1_2_x/a_1_501_hw/homework.py", "a_1_501_hw.html"),
    (CANVAS, canvases({1: "a"}), "export.zip/a_1_501_hw.py", "a_1_501_hw.py.html"),
    (MOODLE, moodles({1: "..\\../a_b"}), "a_1/hw.py", ".. .. a b_1_assignfeedback_file_/feedback.html"),
]


@pytest.mark.parametrize(("form", "text", "path", "page"), PAGES)
def test_a_page_goes_back_under_a_name_of_its_own(tmp_path, form, text, path, page):
    sheet = sheet_of(tmp_path, text, form, "42")
    assert sheet.page(next(iter(sheet.students)), standing("a_1", None, path=path)) == page


@pytest.mark.parametrize(("grade", "comment"), [("7.50", "good"), ("", "good"), ("7.50", "")])
def test_what_a_person_graded_stays_with_the_comment(tmp_path, grade, comment):
    stays = bool(grade and comment)
    sheet = sheet_of(tmp_path, moodles({1: "a"}, feedback=comment).replace(",,10.00", f",{grade},10.00"))
    left = list(sheet.fill({1: standing("a_1", verdict("hw.py"))}, {1: None}, 10.0))
    ((told, feedback),) = moodle_reads(sheet.content().decode()).values()
    assert (told, feedback == comment) == (7.5 if stays else 10, bool(comment))
    whose = "the grade and the feedback are a person's, and stay" if stays else "the feedback is a person's, and stays"
    assert left == ([f"a_1: {whose}"] if comment else [])


@pytest.mark.usefixtures("by_comments")
def test_a_file_that_was_chosen_stays_chosen(here):
    written(here, {"class/anna/a.py": "# 1\n# loss=missing\n", "class/anna/b.py": "# 2\n"})
    book = ["grade", here / "class", "--gradebook", "class.sqlite", "--sandbox", "process", "--seed", 1]
    assert "class. anna has 2 files of which one is the submission" in refusal(*book)
    assert not (here / "class.sqlite").exists()
    written(here, {"class/ben/a.py": "# b\n"})  # whom that does not stop

    def counts(*words: object) -> str:
        done = run(*book, *words, "--csv", "class.csv", "--replace")
        assert done.exit_code == (0 if "Not judged, while" not in done.stderr else 2), done.stderr
        rows = pd.read_csv("class.csv").set_index("student")
        assert Path(rows.loc["ben", "path"]).name == "a.py"
        return "asked" if done.exit_code else Path(rows.loc["anna", "path"]).name

    def chosen(name: str) -> str:
        return counts("--student", rf"^.*/class/(?P<student>[^/]+)/{name}\.py$")

    assert [counts(), chosen("a"), counts(), counts()] == ["asked", "a.py", "a.py", "a.py"]
    written(here, {"class/anna/c.py": "# 3\n"})
    assert [counts(), chosen("[ac]"), counts()] == ["asked", "asked", "asked"]
    (here / "class/anna/c.py").unlink()
    assert [counts(), chosen("b"), counts(), chosen("a"), counts()] == ["a.py", "b.py", "b.py", "a.py", "a.py"]


GRADE = "grade class --gradebook class.sqlite --sandbox process --seed 5 --points network=3,loss=3,loss_gradient=4"
GRADE += " --replace --csv class.csv --html pages --moodle table.csv --rubric-of-this-class rubric.toml"
COMMANDS = [
    GRADE,
    "mark s001_1 --gradebook class.sqlite --points loss=1",
    "mark --gradebook class.sqlite --out marks.csv --replace",
    "mark --gradebook class.sqlite --from marks.csv",
    GRADE,
]


@pytest.mark.second_stage
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_nothing_is_lost_when_a_command_is_killed_at_any_step(tmp_path):
    for case in ("whole", "killed"):
        files = {f"class/s00{n}_{n}_assignsubmission_file_/hw.py": content(n, n) for n in range(4)}
        table = moodles({n: f"s00{n}" for n in range(5)})
        written(tmp_path / case, {**files, "table.csv": table})
    command = [sys.executable, "-m", "tests.classes.killed", str(tmp_path), *COMMANDS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    kills = list(map(int, done.stdout.splitlines()[-1].split()))
    assert (kills[0] > 10, min(kills) >= 1) == (True, True)
    assert not list(tmp_path.rglob("*crosscheck-part"))
    whole, killed = (
        {path.name: re.sub(rb"\S+\+00:00", b"", path.read_bytes()) for path in (tmp_path / case).glob("*.[ct]*")}
        for case in ("whole", "killed")
    )
    assert whole == killed
    tables = {"class-mistakes.csv", "class.csv", "marks.csv", "rubric.toml", "table-graded.csv", "table.csv"}
    assert set(whole) == tables
    assert len(list((tmp_path / "killed" / "pages" / "students").iterdir())) == 4


@pytest.mark.usefixtures("by_comments")
def test_the_table_is_written_though_nobody_reads_what_is_printed(here, monkeypatch):
    def gone(_: Closed) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(Closed, "say", gone)
    written(here, {"class/anna/hw.py": "# 1\n", "class/ben/hw.py": "# 2\n"})
    words = ["class", "--gradebook", "b.sqlite", "--sandbox", "process", "--csv", "c.csv"]
    with pytest.raises(BrokenPipeError):
        grade_command.main(words, standalone_mode=False)
    assert list(pd.read_csv("c.csv")["student"]) == ["anna", "ben"]


def test_a_person_marks_by_a_table(here):
    folder = written(here / "class", {"anna/hw.py": "# 1\n", "ben/hw.py": "# 2\n"})
    book = graded(here / "class.sqlite", folder).path
    for text, said in {
        "student,points\nanna,1\n": "has no column function",
        "student,function,points\nana,loss,1\n": "Did you mean anna?",
        "student,function,points\nanna,loss,x\n": "line 2: points must be a number of 0 or more, got 'x'",
        "student,function,points\nanna,loss,9\n": "say --extra to give them",
        "student,function,points\nanna,lost,1\n": "The class has no points for lost",
        "student,function,points\nanna,loss,\n": "line 2: points must be a number of 0 or more, got ''",
        "student,function,points\nanna\n": "line 2: points must be a number of 0 or more, got ''",
        "student,function,points\nanna,,3\n": "line 2: there are points, and no function",
        "student,function,points,given\nanna,loss,1,zzz\n": "line 2: Invalid isoformat string: 'zzz'",
        "student,function,points,given\nanna,loss,1,0001-01-01T00:00:00+23:00\n": "line 2: date value out of range",
        f"student,function,points\nanna,loss,{'1' * 140_000}\n": "field larger than field limit",
        f"student,{'x' * 140_000}\n": "field larger than field limit",
    }.items():
        written(here, {"marks.csv": "\ufeff" + text})
        assert said in refusal("mark", "--gradebook", book, "--from", "marks.csv")
    for words in ([], ["anna"], ["anna", "--out", "x.csv"], ["--seen"], ["anna", "--seen", "--remove"]):
        assert "Say STUDENT and" in run("mark", "--gradebook", book, *words).stderr


@pytest.mark.usefixtures("by_comments")
def test_an_archive_is_judged_and_a_verdict_repeated_by_its_line(here):
    from tests.classes.test_grade_command import UNDONE

    files = {"anna/hw.py": UNDONE, "ben/hw.zip/hw.py": UNDONE, "carl/notes.txt": ""}
    written(here, {f"class.zip/{name}": text for name, text in files.items()})
    whole = run("verify", "class.zip", "--sandbox", "process", "--format", "json")
    assert whole.stdout.count('"submission"') == 2, whole.output
    ok("grade", "class.zip", "--gradebook", "b.sqlite", "--sandbox", "process", "--csv", "c.csv")
    lines = pd.read_csv("c.csv")["repeat"].dropna()
    assert [line.split()[2] for line in lines] == ["class.zip/anna/hw.py", "class.zip/ben/hw/hw.py"]
    one = run(*lines[1].split()[1:], "--format", "json")
    assert one.stdout.count('"submission"') == 1
    assert "no notebook or module in it" in run("verify", "class.zip/carl", "--sandbox", "process").stderr


def test_the_readers_are_those_of_the_importers():
    """What they leave out, the importers leave out: a reader that takes all would show nothing."""
    table = moodles({1: "a", 2: "b"})
    assert changed(table.replace("Yes,", "yes,"), table) == {"Grade can be changed"}
    with pytest.raises(AssertionError):
        changed(table.replace("\r\n", "\n"), table)
    table = table.replace(",,10.00", ",12,10.00", 1).replace("Participant 2", "Somebody")
    assert moodle_reads(table.replace(",,10.00", ",5,10.00")) == {}
    assert canvas_reads(canvases({1: "a"}).replace('"A, B",4.00,,', '"A, B",4.00,7,')) == {1: 7.0}
