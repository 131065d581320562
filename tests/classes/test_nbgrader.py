"""A class handed back in nbgrader, read by nbgrader: its gradebook, `nbgrader export` and `nbgrader release_feedback`.

Where nbgrader is not installed these tests are skipped, or fail, as `tests.needs.absent` says.
"""

import csv
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
import pytest

from crosscheck.classes import gradebook
from crosscheck.classes.database import Gradebook
from crosscheck.classes.export import nbgrader as export
from crosscheck.classes.export.nbgrader import HandedBack, assignment_of, hand_back, open_course
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
        return hand_back(open_course(self.folder), assignment, class_, RUBRIC.points, CIRCLES, feedback)

    def nbgrader(self, *words: str) -> str:
        """Run a command of nbgrader's in the course's folder, and return what it says."""
        command = [sys.executable, "-m", "nbgrader", *words]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def generate_assignment(self) -> None:
        from nbgrader.apps import NbGraderAPI

        done = NbGraderAPI(open_course(self.folder)).generate_assignment("ps1")
        assert done["success"], done

    def scores(self) -> dict[str, tuple[float, float]]:
        """Return the same from nbgrader's own API, in a tenth of the time."""
        with self.theirs() as gradebook:
            submissions = gradebook.assignment_submissions("ps1")
            return {each.student.id: (each.score, each.max_score) for each in submissions}

    def exported(self) -> dict[str, tuple[float, float]]:
        """Return what `nbgrader export` shows: the score and its most, by student."""
        self.nbgrader("export", "--to", "grades.csv")
        with (self.folder / "grades.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["assignment"] == "ps1"]
        return {row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in rows}

    def grade(self, student: str, function: str, notebook: str = "crosscheck") -> Any:
        """Return a grade as nbgrader's own API finds it."""
        with self.theirs() as gradebook:
            return gradebook.find_grade(function, notebook, "ps1", student).to_dict()

    def comment(self, student: str, function: str) -> str:
        with self.theirs() as gradebook:
            return str(gradebook.find_comment(function, "crosscheck", "ps1", student).comment)

    def give(self, student: str, function: str, **scores: float) -> None:
        """Give points as a person does in nbgrader's formgrader."""
        with self.theirs() as gradebook:
            grade = gradebook.find_grade(function, "crosscheck", "ps1", student)
            for name, score in scores.items():
                setattr(grade, name, score)
            gradebook.db.commit()

    def theirs(self) -> Any:
        from nbgrader.api import Gradebook as Theirs

        return Theirs(f"sqlite:///{self.folder}/gradebook.db", "physics")

    def page(self, student: str) -> Path:
        return self.folder / "feedback" / student / "ps1" / "hw.html"


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
def nbgrader_is_there():
    if find_spec("nbgrader") is None:
        absent("nbgrader is not installed")


@pytest.fixture(scope="session")
def new_gradebook(tmp_path_factory, nbgrader_is_there):
    """A gradebook as nbgrader makes it, which takes a while."""
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


def count(folder: Path) -> dict[str, int]:
    """Count the rows of all tables of nbgrader's gradebook."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def test_nbgrader_export_shows_the_points_and_again_nothing_is_doubled(class_):
    done = class_.hand_back()
    assert (done.students, done.added, done.left) == (3, list(POINTS), [])
    assert class_.exported() == {student: (points, 10) for student, points in POINTS.items()}
    rows = count(class_.folder)
    assert (rows["grade"], rows["comment"], rows["student"]) == (9, 9, 3)
    again = class_.hand_back()
    assert (again.students, again.added, again.left) == (3, [], [])
    assert count(class_.folder) == rows
    assert class_.scores() == {student: (points, 10) for student, points in POINTS.items()}
    class_.give("anna", "loss", auto_score=0)
    assert class_.scores()["anna"] == (7, 10)  # so that what is read above is what was entered


def test_what_the_judge_could_not_judge_waits_for_a_person(class_):
    class_.hand_back()
    waits = {name: class_.grade("cleo 🙂", name)["needs_manual_grade"] for name in RUBRIC.points}
    assert waits == {"network": False, "loss": True, "loss_gradient": False}


def test_a_function_s_words_stand_beside_its_points_as_far_as_they_may_be_told(class_):
    class_.hand_back(feedback="verdict")
    assert class_.comment("ben", "loss") == "wrong"
    class_.hand_back(feedback="hint")
    assert class_.comment("ben", "loss") == "wrong\nmean-instead-of-sum is meant. [mean-instead-of-sum]"
    assert "Formula." not in class_.page("ben").read_text(encoding="utf-8")
    class_.hand_back(feedback="formula")
    assert "Formula." in class_.comment("ben", "loss")
    assert "Formula." in class_.page("ben").read_text(encoding="utf-8")


def test_a_mark_is_a_manual_score_and_changes_with_the_mark(class_):
    for points in (2.0, 2.5):
        gradebook.mark(class_.book, [gradebook.Mark("ben", "loss", points, "a slip")])
        assert class_.hand_back().left == []
        grade = class_.grade("ben", "loss")
        assert (grade["auto_score"], grade["manual_score"], grade["needs_manual_grade"]) == (0, points, False)
        assert "a slip" in class_.comment("ben", "loss")
    assert class_.scores()["ben"] == (9.5, 10)
    gradebook.unmark(class_.book, "ben")
    class_.hand_back()
    assert class_.grade("ben", "loss")["manual_score"] is None
    assert "a slip" not in class_.comment("ben", "loss")


@pytest.mark.parametrize("given", [1.0, 2.0])
def test_points_that_a_person_gave_in_nbgrader_stay(class_, given):
    class_.hand_back()
    class_.give("ben", "loss", manual_score=given, extra_credit=0.5)
    for points in (2.0, 3.0):  # the first may be the same as the person's, and is not that person's all the same
        gradebook.mark(class_.book, [gradebook.Mark("ben", "loss", points)])
        left = class_.hand_back().left
        told = f"loss has {given:g} points by hand in nbgrader; crosscheck mark says {points:g}"
        assert left == ([] if points == given else [("ben", told)])
        grade = class_.grade("ben", "loss")
        assert (grade["manual_score"], grade["extra_credit"]) == (given, 0.5)
    gradebook.unmark(class_.book, "ben")
    class_.hand_back()
    assert class_.grade("ben", "loss")["manual_score"] == given


def test_a_mark_that_was_changed_in_nbgrader_is_a_person_s_from_then_on(class_):
    gradebook.mark(class_.book, [gradebook.Mark("ben", "loss", 2.0)])
    class_.hand_back()
    class_.give("ben", "loss", manual_score=1.0)
    assert len(class_.hand_back().left) == 1
    assert class_.grade("ben", "loss")["manual_score"] == 1


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


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"cell-1": 3.0, "cell-2": 4.0}, "graded cells of its own (cell-1, cell-2). Call those for"),
        ({}, "graded cells of its own (none)"),
        ({**RUBRIC.points, "loss": 5.0}, "cell loss is worth 5 points, and 3 by the rubric"),
    ],
)
def test_an_assignment_with_other_cells_is_asked_about_and_left_alone(class_, cells, said):
    with_notebook(class_, cells)
    before = count(class_.folder)
    with pytest.raises(CannotJudgeError) as refused:
        class_.hand_back()
    assert said in str(refused.value)
    assert count(class_.folder) == before
    assert class_.hand_back("ps1 judged").students == 3


def test_another_rubric_changes_what_cells_are_worth(class_):
    class_.hand_back()
    course, priced = open_course(class_.folder), {"loss": 4.0}
    hand_back(course, "ps1", [], priced, CIRCLES, "hint")
    assert class_.scores()["anna"][1] == 4


def test_an_assignment_s_cells_that_are_newer_than_a_submission_are_filled_in(class_):
    book = class_.book
    hand_back(open_course(class_.folder), "ps1", standings(book, TERMS.version), {"loss": 3.0}, CIRCLES, "hint")
    class_.hand_back()
    assert class_.scores()["anna"] == (10, 10)


def test_pages_lie_where_nbgrader_releases_them_from(class_, tmp_path):
    by_which = {"timestamp.txt": "2030-01-01 00:00:00 UTC", "submission_secret.txt": "secret"}
    handed_in = {"hw.ipynb": "{}", **by_which}
    written(class_.folder, {f"submitted/ben/ps1/{name}": content for name, content in handed_in.items()})
    written(tmp_path, {"exchange/physics/inbound/.keep": ""})
    (tmp_path / "exchange").chmod(0o777)
    written(class_.folder, {"submitted/anna/ps1/timestamp.txt": "some day"})
    class_.hand_back()
    with class_.theirs() as gradebook:
        handed_in = {each.student.id: each.timestamp for each in gradebook.assignment_submissions("ps1")}
    assert handed_in == {"anna": None, "ben": datetime(2030, 1, 1), "cleo 🙂": None}
    pages = {student: class_.page(student).read_text(encoding="utf-8") for student in POINTS}
    for student, page in pages.items():
        assert not any(other in page for other in POINTS if other != student)
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


@pytest.mark.parametrize("name", ["../../outside", "a/b", "..", ".", "", "a\\b", "a\0b", " a"])
def test_a_name_that_is_no_folder_s_is_told_apart(name):
    assert not export.is_folder_name(name)
    assert all(map(export.is_folder_name, ("cleo 🙂", "..a")))


def test_names_that_students_chose_write_nothing_elsewhere(class_, tmp_path):
    with class_.book.writing() as connection:
        connection.exec_driver_sql("UPDATE submission SET student = '../../../outside' WHERE student = 'anna'")
        connection.exec_driver_sql(f"UPDATE submission SET student = '{'🙂' * 200}' WHERE student = 'ben'")
    done = class_.hand_back()
    assert {student for student, _ in done.left} == {"../../../outside", "🙂" * 200}
    assert not list(tmp_path.rglob("outside*"))
    with class_.theirs() as gradebook:
        assert {student.id for student in gradebook.students} == {"🙂" * 200, "cleo 🙂"}


def test_no_student_is_added_where_the_course_says_so(class_):
    with (class_.folder / "nbgrader_config.py").open("a") as configuration:
        configuration.write("c.Autograde.create_student = False\n")
    with class_.theirs() as gradebook:
        gradebook.add_student("anna")
    done = class_.hand_back()
    assert (done.students, [student for student, _ in done.left]) == (1, ["ben", "cleo 🙂"])
    assert class_.scores() == {"anna": (10, 10)}


def test_the_course_s_configuration_counts_and_that_of_the_working_folder_does_not(class_, tmp_path, monkeypatch):
    monkeypatch.chdir(written(tmp_path / "here", {"nbgrader_config.py": "raise SystemError('a student wrote this')\n"}))
    with (class_.folder / "nbgrader_config.py").open("a") as configuration:
        configuration.write("c.CourseDirectory.feedback_directory = 'returned'\n")
    class_.hand_back()
    assert (class_.folder / "returned" / "anna" / "ps1" / "hw.html").exists()
    (class_.folder / "nbgrader_config.py").write_text("c = get_config()\nc.Autograde = 1 / 0\n")
    with pytest.raises(CannotJudgeError, match=r"nbgrader_config.py fails \(ZeroDivisionError"):
        class_.hand_back()


def test_a_gradebook_that_nbgrader_cannot_read_is_one_sentence(class_):
    (class_.folder / "gradebook.db").write_bytes(b"no database" * 100)
    with pytest.raises(CannotJudgeError, match=r"cannot be used \(file is not a database\)"):
        class_.hand_back()


def test_what_keeps_nbgrader_from_writing_is_one_sentence_and_running_again_goes_on(class_, caplog):
    full = "CREATE TRIGGER full BEFORE INSERT ON student WHEN NEW.id = 'ben' BEGIN SELECT RAISE(ABORT, 'no room'); END"
    with closing(sqlite3.connect(class_.folder / "gradebook.db")) as connection, connection:
        connection.execute(full)
    with pytest.raises(CannotJudgeError, match=r"cannot be used \(.*no room\)"):
        class_.hand_back()
    assert caplog.records == []
    assert class_.scores() == {"anna": (10, 10)}
    with closing(sqlite3.connect(class_.folder / "gradebook.db")) as connection, connection:
        connection.execute("DROP TRIGGER full")
    class_.hand_back()
    assert class_.scores() == {student: (points, 10) for student, points in POINTS.items()}


def test_nbgrader_goes_on_with_an_assignment_that_it_made(class_):
    source = nbformat.v4.new_notebook()
    for name, points in RUBRIC.points.items():
        cell = nbformat.v4.new_code_cell(f"assert {name}")
        about = {"grade": True, "locked": True, "solution": False, "task": False, "schema_version": 3}
        cell.metadata["nbgrader"] = {"grade_id": name, "points": points, "cell_type": "code", **about}
        source.cells.append(cell)
    written(class_.folder, {"source/ps1/hw.ipynb": nbformat.writes(source)})
    class_.generate_assignment()
    assert class_.hand_back().students == 3
    class_.generate_assignment()
    assert class_.scores() == {student: (points, 10) for student, points in POINTS.items()}


def test_the_command_hands_back_what_lies_in_nbgrader_s_tree(class_, tmp_path):
    tree = {"submitted/anna/ps1/hw.py": RIGHT, "submitted/ben/ps1/hw.py": WRONG}
    submitted = written(class_.folder, tree) / "submitted"
    words = ["grade", submitted, "--gradebook", tmp_path / "real.sqlite", "--sandbox", level().value, "--workers", 1]
    done = ok(*words, "--points", "network=3,loss=3,loss_gradient=4", "--nbgrader", class_.folder)
    assert "nbgrader: 2 entered in ps1\nnbgrader: new there: anna, ben\n" in done.stderr
    assert class_.scores() == {"anna": (10, 10), "ben": (7, 10)}
    assert "mean-instead-of-sum" in class_.page("ben").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--nbgrader", "course"], "say --assignment NAME"),
        (["--nbgrader", "course", "--assignment", "a+b"], "must be a folder's name without +"),
        (["--nbgrader", "class", "--assignment", "ps1"], "is no course folder of nbgrader"),
        (["--assignment", "ps1"], "--assignment goes with --nbgrader"),
        (["--nbgrader", "course", "--assignment", "ps1"], "graded cells of its own (cell-1)"),
    ],
)
def test_what_is_in_the_way_is_said_before_anything_is_judged(class_, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    with_notebook(class_, {"cell-1": 3.0})
    monkeypatch.setattr(judges, "grade", lambda *_: pytest.fail("it judges"))
    monkeypatch.setattr(judges, "processes", lambda *_: pytest.fail("judges start"))
    assert said in refusal("grade", "class", "--gradebook", "new.sqlite", *words)
    assert not Path("new.sqlite").exists()


def test_without_nbgrader_the_command_says_what_brings_it(tmp_path, monkeypatch):
    monkeypatch.setattr(grade, "find_spec", lambda name: None if name == "nbgrader" else name)
    folder = written(tmp_path / "class", CLASS)
    words = ("--gradebook", tmp_path / "new.sqlite", "--nbgrader", tmp_path, "--assignment", "a")
    told = "--nbgrader needs nbgrader, which is not installed: pip install nbgrader."
    assert told in refusal("grade", folder, *words)


@pytest.mark.parametrize(
    ("submissions", "named", "expected"),
    [
        ([("anna", "course/submitted/anna/ps1/hw.ipynb"), ("ben", "submitted/ben/ps1/hw.ipynb")], None, "ps1"),
        ([("anna", "submitted/anna/ps1/submitted/anna/ps2/hw.ipynb")], None, "ps1"),
        ([("anna", "submitted/anna/ps1/hw.ipynb")], "ps2", "ps2"),
        ([("anna", "submitted/anna/ps1/hw.ipynb"), ("ben", "submitted/ben/ps2/hw.ipynb")], None, None),
        ([("anna", "submitted/anna/ps1/hw.ipynb"), ("ben", "class/ben/hw.ipynb")], None, None),
        ([("anna", "submitted/anna/hw.ipynb")], None, None),
        ([("anna", "anna.ipynb")], "../ps1", None),
    ],
)
def test_the_assignment_is_read_off_nbgrader_s_tree_or_asked_for(submissions, named, expected):
    if expected is not None:
        assert assignment_of(submissions, named) == expected
    else:
        with pytest.raises(CannotJudgeError):
            assignment_of(submissions, named)
