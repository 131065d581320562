"""A class handed back in nbgrader, read by nbgrader: its gradebook, `nbgrader export` and `nbgrader release_feedback`.

Where nbgrader is not installed these tests are skipped, or fail, as `tests.needs.absent` says.
"""

import csv
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from crosscheck.classes import gradebook
from crosscheck.classes.database import Gradebook
from crosscheck.classes.export import nbgrader as export
from crosscheck.classes.export.nbgrader import Course, HandedBack, assignment_of, hand_back, open_course
from crosscheck.classes.standing import standings
from crosscheck.command import grade
from crosscheck.command.grading import judges
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.classes import RUBRIC, TERMS, graded, written
from tests.classes.test_grade_command import RIGHT, WRONG
from tests.commands import ok, refusal
from tests.judging.judging import level
from tests.needs import absent

CLASS = {
    "anna/hw.py": "# network=right\n",
    "ben/hw.py": "# loss=wrong:mean-instead-of-sum\n",
    "cleo 🙂/hw.py": "# loss=unjudged\n# loss_gradient=missing\n",
}
CONFIGURATION = "c = get_config()\nc.CourseDirectory.course_id = 'physics'\nc.Exchange.root = {exchange!r}\n"


@dataclass
class Class:
    """A class that crosscheck has graded, and the course of nbgrader's that it belongs to."""

    folder: Path
    book: Gradebook

    def hand_back(self, assignment: str = "ps1", feedback: Any = "hint") -> HandedBack:
        class_ = standings(self.book, TERMS.version)
        return hand_back(Course(open_course(self.folder), assignment), class_, RUBRIC.points, CIRCLES, feedback)

    def nbgrader(self, *words: str) -> None:
        """Run a command of nbgrader's in the course's folder."""
        command = [sys.executable, "-m", "nbgrader", *words]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def scores(self) -> dict[str, tuple[float, float]]:
        """Return the score and its most by student, from nbgrader's own API."""
        with self.theirs() as gradebook:
            submissions = gradebook.assignment_submissions("ps1")
            return {each.student.id: (each.score, each.max_score) for each in submissions}

    def grade(self, student: str, function: str, notebook: str = "crosscheck", **given: float) -> Any:
        """Return a grade as nbgrader's API finds it, once a person has given these points in nbgrader's formgrader."""
        with self.theirs() as gradebook:
            grade = gradebook.find_grade(function, notebook, "ps1", student)
            for name, score in given.items():
                setattr(grade, name, score)
            gradebook.db.commit()
            return grade.to_dict()

    def comment(self, student: str, function: str) -> str:
        with self.theirs() as gradebook:
            return str(gradebook.find_comment(function, "crosscheck", "ps1", student).comment)

    def theirs(self) -> Any:
        from nbgrader.api import Gradebook as Theirs

        return Theirs(f"sqlite:///{self.folder}/gradebook.db", "physics")

    def page(self, student: str) -> Path:
        return self.folder / "feedback" / student / "ps1" / "hw.html"

    def configure(self, line: str) -> None:
        with (self.folder / "nbgrader_config.py").open("a") as configuration:
            configuration.write(f"{line}\n")

    def change(self, query: str) -> None:
        """Change nbgrader's gradebook behind its back."""
        with closing(sqlite3.connect(self.folder / "gradebook.db")) as connection, connection:
            connection.execute(query)


def with_notebook(class_: Class, cells: Mapping[str, float]) -> None:
    """Let nbgrader have the assignment already, with cells of its own, and a submission of anna's."""
    with class_.theirs() as gradebook:
        gradebook.add_assignment("ps1", duedate="2030-01-01")
        gradebook.add_notebook("hw", "ps1")
        for name, points in cells.items():
            gradebook.add_grade_cell(name, "hw", "ps1", max_score=points, cell_type="code")
        gradebook.add_student("anna", first_name="Anna")
        with gradebook.db.no_autoflush:
            gradebook.add_submission("ps1", "anna", timestamp="2029-12-31")


@pytest.fixture(scope="session")
def new_gradebook(tmp_path_factory):
    """A gradebook as nbgrader makes it, which takes a while."""
    if find_spec("nbgrader") is None:
        absent("nbgrader is not installed")
    folder = written(tmp_path_factory.mktemp("course"), {"source/.keep": ""})
    with export.gradebook_of(open_course(folder)):
        return folder / "gradebook.db"


@pytest.fixture
def class_(tmp_path, monkeypatch, new_gradebook):
    for variable in ("JUPYTER_CONFIG_DIR", "HOME"):  # what the user of this machine has configured is none of it
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    course = tmp_path / "course"
    written(course, {"nbgrader_config.py": CONFIGURATION.format(exchange=str(tmp_path / "exchange"))})
    shutil.copy(new_gradebook, course)
    return Class(course, graded(tmp_path / "class.sqlite", written(tmp_path / "class", CLASS)))


POINTS = {"anna": 10.0, "ben": 7.0, "cleo 🙂": 3.0}
SCORES = {student: (points, 10) for student, points in POINTS.items()}


def count(folder: Path) -> dict[str, int]:
    """Count the rows of all tables of nbgrader's gradebook."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def test_nbgrader_export_shows_the_points_and_again_nothing_is_doubled(class_):
    done = class_.hand_back()
    assert (done.students, done.added, done.left) == (3, list(POINTS), [])
    class_.nbgrader("export", "--to", "grades.csv")
    with (class_.folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file) if row["assignment"] == "ps1"}
    assert {student: (float(row["score"]), float(row["max_score"])) for student, row in rows.items()} == SCORES
    held = count(class_.folder)
    assert (held["grade"], held["comment"], held["student"]) == (9, 9, 3)
    again = class_.hand_back()
    assert (again.students, again.added, again.left) == (3, [], [])
    assert count(class_.folder) == held
    assert class_.scores() == SCORES
    waits = {name: class_.grade("cleo 🙂", name)["needs_manual_grade"] for name in RUBRIC.points}
    assert waits == {"network": False, "loss": True, "loss_gradient": False}  # what was not judged waits for a person
    class_.grade("anna", "loss", auto_score=0)
    assert class_.scores()["anna"] == (7, 10)  # so that what is read above is what was entered


def test_a_function_s_words_stand_beside_its_points_as_far_as_they_may_be_told(class_):
    class_.hand_back(feedback="verdict")
    assert class_.comment("ben", "loss") == "wrong"
    class_.hand_back(feedback="hint")
    assert class_.comment("ben", "loss") == "wrong\nmean-instead-of-sum is meant. [mean-instead-of-sum]"
    assert "Formula." not in class_.page("ben").read_text(encoding="utf-8")
    class_.hand_back(feedback="formula")
    assert "Formula." in class_.comment("ben", "loss")
    assert "Formula." in class_.page("ben").read_text(encoding="utf-8")


#: What is done in turn to ben's loss, here (crosscheck mark) or in nbgrader; then its points by hand, and whether they
#: are the mark's.
BY_HAND = {
    "a mark changes with the mark": [("mark", 2.0, 2.0, True), ("mark", 2.5, 2.5, True), ("unmark", 0.0, None, False)],
    "what a person gave in nbgrader stays": [
        *(("give", 1.0, 1.0, False), ("mark", 2.0, 1.0, False), ("mark", 3.0, 1.0, False), ("unmark", 0.0, 1.0, False)),
    ],
    "also if it is the same": [
        *(("give", 2.0, 2.0, False), ("mark", 2.0, 2.0, False), ("mark", 3.0, 2.0, False), ("unmark", 0.0, 2.0, False)),
    ],
    "a mark that is changed in nbgrader is a person's": [("mark", 2.0, 2.0, True), ("give", 1.0, 1.0, False)],
}


@pytest.mark.parametrize("steps", BY_HAND.values(), ids=BY_HAND)
def test_points_by_hand(class_, steps):
    class_.hand_back()
    here = None
    for what, points, stands, is_mark_s in steps:
        if what == "give":
            class_.grade("ben", "loss", manual_score=points, extra_credit=0.5)
        elif what == "mark":
            here = points
            gradebook.mark(class_.book, [gradebook.Mark("ben", "loss", points, "a slip")])
        else:
            here = gradebook.unmark(class_.book, "ben") and None
        told = f"loss has {stands} points by hand in nbgrader; crosscheck mark says {here}".replace(".0", "")
        assert class_.hand_back().left == ([] if here in (None, stands) else [("ben", told)])
        grade = class_.grade("ben", "loss")
        assert (grade["auto_score"], grade["manual_score"], grade["needs_manual_grade"]) == (0, stands, False)
        assert ("a slip" in class_.comment("ben", "loss")) is is_mark_s
        assert class_.scores()["ben"][0] == 7 + (stands or 0) + (grade["extra_credit"] or 0)


def test_points_go_into_cells_of_nbgrader_s_that_are_called_like_the_functions(class_):
    with_notebook(class_, {**RUBRIC.points, "essay": 5.0})
    assert class_.hand_back().added == ["ben", "cleo 🙂"]
    assert class_.scores() == {student: (points, 15) for student, points in POINTS.items()}
    essay = class_.grade("anna", "essay", "hw")
    assert (essay["auto_score"], essay["needs_manual_grade"]) == (None, True)
    with class_.theirs() as gradebook:
        assert gradebook.find_student("anna").first_name == "Anna"
        submission = gradebook.find_submission("ps1", "anna")
        assert (submission.timestamp.year, submission.duedate.year) == (2029, 2030)
        assert [each.name for each in gradebook.find_assignment("ps1").notebooks] == ["hw"]


def test_a_mark_in_a_cell_that_takes_no_comment_is_entered_once(class_):
    with_notebook(class_, RUBRIC.points)  # where nothing tells afterwards whose points they are
    for points, left in ((2.0, 0), (3.0, 1)):
        gradebook.mark(class_.book, [gradebook.Mark("ben", "loss", points)])
        assert len(class_.hand_back().left) == left
        assert class_.grade("ben", "loss", "hw")["manual_score"] == 2


OTHER_CELLS: list[tuple[dict[str, float], str]] = [
    ({"cell-1": 3.0, "cell-2": 4.0}, r"graded cells of its own \(cell-1, cell-2\)\. Call those for"),
    ({}, r"graded cells of its own \(none\)"),
    ({**RUBRIC.points, "loss": 5.0}, "cell loss is worth 5 points, and 3 by the rubric"),
]


@pytest.mark.parametrize(("cells", "said"), OTHER_CELLS)
def test_an_assignment_with_other_cells_is_asked_about_and_left_alone(class_, cells, said):
    with_notebook(class_, cells)
    before = count(class_.folder)
    with pytest.raises(CannotJudgeError, match=said):
        class_.hand_back()
    assert count(class_.folder) == before
    assert class_.hand_back("ps1 judged").students == 3


def test_another_rubric_changes_what_cells_are_worth_and_fills_in_new_ones(class_):
    course, class_of_terms = Course(open_course(class_.folder), "ps1"), standings(class_.book, TERMS.version)
    hand_back(course, class_of_terms, {"loss": 3.0}, CIRCLES, "hint")
    class_.hand_back()
    assert class_.scores()["anna"] == (10, 10)
    hand_back(course, [], {"loss": 4.0}, CIRCLES, "hint")
    assert class_.scores()["anna"][1] == 4


def test_pages_lie_where_nbgrader_releases_them_from(class_, tmp_path):
    by_which = {"timestamp.txt": "2030-01-01 00:00:00 UTC", "submission_secret.txt": "secret", "hw.ipynb": "{}"}
    written(class_.folder, {f"submitted/ben/ps1/{name}": content for name, content in by_which.items()})
    written(class_.folder, {"submitted/anna/ps1/timestamp.txt": "some day"})
    written(tmp_path, {"exchange/physics/inbound/.keep": ""})
    (tmp_path / "exchange").chmod(0o777)
    class_.hand_back()
    with class_.theirs() as gradebook:
        handed_in = {each.student.id: each.timestamp for each in gradebook.assignment_submissions("ps1")}
    assert handed_in == {"anna": None, "ben": datetime(2030, 1, 1), "cleo 🙂": None}
    pages = {student: class_.page(student).read_text(encoding="utf-8") for student in POINTS}
    assert not [other for student, page in pages.items() for other in POINTS if other != student and other in page]
    class_.nbgrader("release_feedback", "ps1", "--student=ben")
    (released,) = (tmp_path / "exchange" / "physics" / "feedback").glob("*.html")
    assert released.read_text(encoding="utf-8") == pages["ben"]


def test_pages_of_others_stay_and_those_of_crosscheck_are_written_again(class_, tmp_path):
    target = written(tmp_path, {"elsewhere.html": "mine"}) / "elsewhere.html"
    written(class_.folder, {"feedback/anna/ps1/hw.html": "nbgrader's", "feedback/ben/ps1/other.html": ""})
    class_.page("ben").symlink_to(target)
    left = [student for student, why in class_.hand_back().left if why.endswith("of crosscheck's writing, and stays")]
    assert left == ["anna", "ben"]
    assert class_.page("anna").read_text() == "nbgrader's"
    assert target.read_text() == "mine"
    class_.hand_back(feedback="verdict")
    assert "Verdicts only" in class_.page("cleo 🙂").read_text(encoding="utf-8")


def test_names_that_students_chose_write_nothing_elsewhere(class_, tmp_path):
    names = ["../../outside", "a/b", "..", ".", "", "a\\b", "a\0b", " a"]
    assert [name for name in (*names, "cleo 🙂", "..a") if export.is_folder_name(name)] == ["cleo 🙂", "..a"]
    with class_.book.writing() as connection:
        connection.exec_driver_sql("UPDATE submission SET student = '../../../outside' WHERE student = 'anna'")
        connection.exec_driver_sql(f"UPDATE submission SET student = '{'🙂' * 200}' WHERE student = 'ben'")
    done = class_.hand_back()
    assert {student for student, _ in done.left} == {"../../../outside", "🙂" * 200}
    assert not list(tmp_path.rglob("outside*"))
    with class_.theirs() as gradebook:
        assert {student.id for student in gradebook.students} == {"🙂" * 200, "cleo 🙂"}


def test_no_student_is_added_where_the_course_says_so(class_):
    class_.configure("c.Autograde.create_student = False")
    with class_.theirs() as gradebook:
        gradebook.add_student("anna")
    done = class_.hand_back()
    assert (done.students, [student for student, _ in done.left]) == (1, ["ben", "cleo 🙂"])
    assert class_.scores() == {"anna": (10, 10)}


def test_the_course_s_configuration_counts_and_that_of_the_working_folder_does_not(class_, tmp_path, monkeypatch):
    monkeypatch.chdir(written(tmp_path / "here", {"nbgrader_config.py": "raise SystemError('a student wrote this')\n"}))
    class_.configure("c.CourseDirectory.feedback_directory = 'returned'")
    class_.hand_back()
    assert (class_.folder / "returned" / "anna" / "ps1" / "hw.html").exists()
    class_.configure("c.Autograde = 1 / 0")
    with pytest.raises(CannotJudgeError, match=r"nbgrader_config.py fails \(ZeroDivisionError"):
        class_.hand_back()


def test_what_keeps_nbgrader_from_writing_is_one_sentence_and_running_again_goes_on(class_, caplog):
    full = "CREATE TRIGGER full BEFORE INSERT ON student WHEN NEW.id = 'ben' BEGIN SELECT RAISE(ABORT, 'no room'); END"
    class_.change(full)
    with pytest.raises(CannotJudgeError, match=r"cannot be used \(.*no room\)"):
        class_.hand_back()
    assert caplog.records == []
    assert class_.scores() == {"anna": (10, 10)}
    class_.change("DROP TRIGGER full")
    class_.hand_back()
    assert class_.scores() == SCORES
    (class_.folder / "gradebook.db").write_bytes(b"no database" * 100)
    with pytest.raises(CannotJudgeError, match=r"cannot be used \(file is not a database\)"):
        class_.hand_back()


def test_the_command_hands_back_what_lies_in_nbgrader_s_tree(class_, tmp_path):
    tree = {"submitted/anna/ps1/hw.py": RIGHT, "submitted/ben/ps1/hw.py": WRONG}
    submitted = written(class_.folder, tree) / "submitted"
    words = ["grade", submitted, "--gradebook", tmp_path / "real.sqlite", "--sandbox", level().value, "--workers", 1]
    done = ok(*words, "--points", "network=3,loss=3,loss_gradient=4", "--nbgrader", class_.folder)
    assert "nbgrader: 2 entered in ps1\nnbgrader: new there: anna, ben\n" in done.stderr
    assert class_.scores() == {"anna": (10, 10), "ben": (7, 10)}
    assert "mean-instead-of-sum" in class_.page("ben").read_text(encoding="utf-8")


IN_THE_WAY = {
    "--nbgrader course": "say --assignment NAME",
    "--nbgrader course --assignment a+b": "must be a folder's name without +",
    "--nbgrader class --assignment ps1": "is no course folder of nbgrader",
    "--assignment ps1": "--assignment goes with --nbgrader",
}


@pytest.mark.parametrize("words", IN_THE_WAY)
def test_what_is_in_the_way_is_said_before_anything_is_judged(class_, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    with_notebook(class_, {"cell-1": 3.0})
    monkeypatch.setattr(judges, "processes", lambda *_: pytest.fail("judges start"))
    assert IN_THE_WAY[words] in refusal("grade", "class", "--gradebook", "new.sqlite", *words.split())
    assert not Path("new.sqlite").exists()


def test_without_nbgrader_the_command_says_what_brings_it(tmp_path, monkeypatch):
    monkeypatch.setattr(grade, "find_spec", lambda name: None if name == "nbgrader" else name)
    folder = written(tmp_path / "class", CLASS)
    words = ("--gradebook", tmp_path / "new.sqlite", "--nbgrader", tmp_path, "--assignment", "a")
    told = "--nbgrader needs nbgrader, which is not installed: pip install nbgrader."
    assert told in refusal("grade", folder, *words)


ANNA, BEN = ("anna", "submitted/anna/ps1/hw.ipynb"), ("ben", "submitted/ben/ps1/hw.ipynb")
ASSIGNMENTS: list[tuple[list[tuple[str, str]], str | None, str | None]] = [
    ([("anna", "course/submitted/anna/ps1/hw.ipynb"), BEN], None, "ps1"),
    ([("anna", "submitted/anna/ps1/submitted/anna/ps2/hw.ipynb")], None, "ps1"),
    ([ANNA], "ps2", "ps2"),
    ([ANNA, ("ben", "submitted/ben/ps2/hw.ipynb")], None, None),
    ([ANNA, ("ben", "class/ben/hw.ipynb")], None, None),
    ([("anna", "submitted/anna/hw.ipynb")], None, None),
    ([("anna", "anna.ipynb")], "../ps1", None),
]


@pytest.mark.parametrize(("submissions", "named", "expected"), ASSIGNMENTS)
def test_the_assignment_is_read_off_nbgrader_s_tree_or_asked_for(submissions, named, expected):
    with nullcontext() if expected else pytest.raises(CannotJudgeError):
        assert assignment_of(submissions, named) == expected
