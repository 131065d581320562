"""What `crosscheck grade` says and writes at the end: another version, tables on a full disk, what was refused."""

import io
import sys

import pytest

from crosscheck.classes.database import open_gradebook
from crosscheck.classes.export.worksheet import MOODLE, read_worksheet
from crosscheck.classes.gradebook import agree_on_terms, record, terms_of
from crosscheck.classes.grading import Progress
from crosscheck.classes.handed_in.intake import Intake, take_in
from crosscheck.classes.handed_in.owners import student_pattern
from crosscheck.command.grading import judges
from crosscheck.command.grading.report import close, hand_back_tables, require_all_judged
from crosscheck.submissions.errors import CannotJudgeError
from tests import commands
from tests.classes.classes import TERMS, class_of, graded, written
from tests.classes.platforms import moodles

NOTHING = Intake([], [], {}, {}, {})
LATER = TERMS._replace(version="2")


def test_adopting_is_refused_where_it_would_leave_students_without_a_verdict(tmp_path, capsys):
    graded(tmp_path / "class.sqlite", class_of(tmp_path / "class", 4))
    book = graded(tmp_path / "class.sqlite", written(tmp_path / "late", {"zoe/hw.py": "# late\n"}), terms=LATER)
    closed = close(book, "2", NOTHING, adopting=True)
    assert (terms_of(book).version, closed.terms.version, closed.left) == ("1", "1", 4)
    closed.say()
    said = capsys.readouterr().out
    assert "another version of crosscheck: 0 students would change" in said
    assert "another version of crosscheck: 4 students not judged by this one yet" in said
    assert "verdicts: 1 right, 2 wrong, 1 unjudged, 1 not judged yet" in said
    said = "would leave 4 students without a verdict, whom crosscheck 1 has judged"
    with pytest.raises(CannotJudgeError, match=said):
        require_all_judged(closed, [], "2", True, book.path)


def test_what_was_handed_in_since_is_said_of_a_student_who_is_judged(tmp_path):
    folder = written(tmp_path / "class", {"anna/a.py": "# right\n", "ben/a.py": "# right\n"})
    book = graded(tmp_path / "class.sqlite", folder)
    closed = close(book, "1", take_in([written(folder, {"anna/b.py": "# more\n"})]))
    told = [each.eyes for each in closed.class_]
    assert (len(told[0]), told[1]) == (1, [])
    assert told[0][0].startswith("there is an earlier file that counts, and 2 files of which one is the submission")
    with pytest.raises(CannotJudgeError, match="anna has an earlier file that counts, and 2 files"):
        require_all_judged(closed, [], "1", False, book.path)


def test_who_handed_in_anything_is_not_said_to_have_handed_in_nothing(tmp_path):
    """Two who share a row, and a report beside what a pattern of one's own finds."""
    folders = {f"{name}_assignsubmission_file_": "hw.py" for name in ("x_1", "y_1", "d_2")}
    folders["d_2_assignsubmission_file_"] = "report.pdf"
    above = written(tmp_path / "class", {f"{folder}/{file}": f"# {folder}\n" for folder, file in folders.items()})
    intake = take_in([above], student_pattern(r"/(?P<student>[^/]+_\d+)_assignsubmission_file_/hw.py"))
    book = open_gradebook(tmp_path / "class.sqlite")
    agree_on_terms(book, TERMS)
    record(book, intake.submissions)
    (tmp_path / "table.csv").write_text(moodles({1: "x", 2: "d", 3: "e"}), newline="")
    sheet = read_worksheet(tmp_path / "table.csv", MOODLE, None, 10.0)
    assert close(book, "1", intake, [sheet]).without == {"e_3": ["nothing"]}


def test_a_class_is_adopted_as_a_whole(tmp_path, capsys):
    folder = class_of(tmp_path / "class", 4)
    graded(tmp_path / "class.sqlite", folder)
    book = graded(tmp_path / "class.sqlite", folder, terms=LATER)
    with book.writing() as connection:  # as if the later version had found otherwise
        connection.exec_driver_sql(
            """UPDATE verdict SET verdict = replace(verdict, '"verdict": "right"', '"verdict": "remarks"')
            WHERE version = '2' AND word = 'right'"""
        )
        connection.exec_driver_sql(
            """UPDATE verdict SET verdict = replace(verdict, 'mean-instead-of-sum', 'mse-loss')
            WHERE version = '2' AND submission_id = 2"""
        )
    asked = close(book, "2", NOTHING)
    assert (asked.terms.version, asked.left) == ("1", 0)
    asked.say()
    said = capsys.readouterr().out
    assert "would change: s000: right -> remarks, 10 -> 10 points" in said
    assert said.count("would change: ") == 2
    assert "another version of crosscheck: 2 students would change" in said
    assert "not judged by this one" not in said
    with pytest.raises(CannotJudgeError, match="say --adopt"):
        require_all_judged(asked, [], "2", False, book.path)
    adopted = close(book, "2", NOTHING, adopting=True)
    assert (terms_of(book).version, adopted.terms.version) == ("2", "2")
    adopted.say()
    assert "verdicts: 1 remarks, 2 wrong, 1 unjudged" in capsys.readouterr().out
    require_all_judged(adopted, [], "2", True, book.path)


@pytest.mark.usefixtures("capsys")  # else what is printed goes to a file
def test_a_full_disk_leaves_no_half_of_a_table_or_an_archive(tmp_path, monkeypatch):
    resource = pytest.importorskip("resource")
    book = graded(tmp_path / "class.sqlite", class_of(tmp_path / "class", 4))
    closed = close(book, "1", NOTHING)
    monkeypatch.setattr("crosscheck.classes.export.gradescope.autograder", lambda *_: b"x" * 100_000)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # else what is imported here is cut off as it is kept
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))  # no file grows beyond that
    try:
        with pytest.raises(CannotJudgeError, match=r"class\.csv cannot be written"):
            hand_back_tables(tmp_path / "class.csv", closed, "hint", False)
        done = commands.refusal("export", "gradescope", "--out", tmp_path / "autograder.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "autograder.zip cannot be written" in done
    assert not list(tmp_path.glob("*.csv")) + list(tmp_path.glob("*.zip"))


def test_progress_in_words():
    assert judges.in_words(Progress(0, 60, None), 0) == "60 left"
    assert judges.in_words(Progress(30, 60, (("anna",), 3.0)), 60) == "60 left, 30 a minute"
    assert judges.in_words(Progress(30, 60, (("anna",), 70.0)), 60).endswith("; anna for 70 s")
    together = judges.in_words(Progress(30, 60, (("anna", "ben", "cleo"), 70.0)), 60)
    assert together.endswith("; anna or one of 2 more for 70 s")


def test_progress_is_shown_on_a_terminal_alone(monkeypatch):
    for terminal in (False, True):
        stream = io.StringIO()
        monkeypatch.setattr(stream, "isatty", lambda terminal=terminal: terminal)
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("COLUMNS", "200")
        with judges.live(3) as show:
            show(Progress(1, 2, (("[red]anna",), 70.0)))
        assert bool(stream.getvalue()) is terminal
        assert ("2 left" in stream.getvalue()) is terminal
        assert ("[red]anna for 70 s" in stream.getvalue()) is terminal
