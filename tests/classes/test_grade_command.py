"""`crosscheck grade`, `mark` and `forget` as an instructor runs them, judging for real."""

import io
import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result

from crosscheck.classes.grading import Progress
from crosscheck.classes.handed_in.intake import Intake
from crosscheck.command.grading import judges
from crosscheck.command.grading.report import close, hand_back_tables
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.versions import our_version
from tests.classes import classes
from tests.classes.classes import TERMS, class_of, stored, written
from tests.classes.ending import end
from tests.classes.platforms import moodles
from tests.commands import ROOT, ok, refusal, run
from tests.judging.judging import RIGHT_FILE as RIGHT
from tests.judging.judging import WRONG_FILE as WRONG
from tests.judging.judging import level
from tests.schemas import valid

GUIDE = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
POINTS = ("--points", "network=3,loss=3,loss_gradient=4")
OURS = TERMS._replace(homework=CIRCLES.title, version=our_version())
RENAMED = re.sub(r"\bparams\b", "theta", RIGHT).replace("\n", "  # mine\n", 1)
CLASS = {
    "anna/hw.py": RIGHT,
    "ben/hw.py": WRONG,
    "cleo 🙂/hw.py": RENAMED,
    "=dora/hw.py": "import keras\nimport no_such_thing\n" + RIGHT.replace("def loss_gradient", "def gradient_of_loss"),
    "anna/notes.txt": "",
}


def graded(folder: Path, book: Path, *words: object, code: int = 0) -> Result:
    """Grade a folder at the level that there is; the command must end with this code."""
    here = () if "--dask" in words else ("--workers", 1)
    result = run("grade", folder, "--gradebook", book, "--sandbox", level().value, "--seed", 20, *here, *words)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def held(book: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(book)) as connection, connection:
        return connection.execute(query).fetchall()


def test_a_class_from_its_folder_to_its_tables_and_again(tmp_path):
    folder, book, table = written(tmp_path / "class", CLASS), tmp_path / "class.sqlite", tmp_path / "class.csv"
    first = graded(folder, book, *POINTS, "--csv", table)
    for said in (
        "4 submissions of 4 students",
        "notes.txt: neither a notebook nor a module",
        "missing here: keras (in 1); to bring them: pip install keras",
        "no package that is known here: no_such_thing (in 1: =dora)",
        "4 to judge, 0 judged already",
    ):
        assert said in first.stderr
    lines = first.stdout.splitlines()
    assert lines[:2] == ["gradebook: 4 students", "verdicts: 2 right, 1 wrong, 1 unjudged"]
    assert lines[2].startswith("points of 10: least ")
    assert "mistake: mean-instead-of-sum in loss: 1 student" in lines
    assert "the same but for comments and names: anna, cleo 🙂" in lines
    assert any(line.startswith("look at: =dora: ") for line in lines)

    students = read(table)
    assert list(students.index) == ["'=dora", "anna", "ben", "cleo 🙂"]
    assert list(students["points"])[1:] == [10, 7, 10]
    assert students.loc["ben", "loss_causes"] == "mean-instead-of-sum"
    assert students.loc["ben", "loss_gradient_given"] != ""
    assert set(students["seed"]) == {20}
    mistakes = read(tmp_path / "class-mistakes.csv").reset_index()
    assert not mistakes.duplicated(["student", "function", "kind"]).any()
    ben = mistakes[mistakes["student"] == "ben"]
    assert "mean-instead-of-sum" in set(ben["kind"])
    assert not ben["told"].str.contains("41.3965").any()

    stored = held(book, "SELECT * FROM verdict ORDER BY submission_id")
    verdicts = [valid(text, "verify-2") for (text,) in held(book, "SELECT verdict FROM verdict")]
    assert {verdict["feedback"] for verdict in verdicts} == {"formula"}
    query = re.search(r"```sql\n(.*?)```", (ROOT / "docs" / "gradebook.md").read_text(encoding="utf-8"), re.DOTALL)
    assert dict(row[::2] for row in held(book, query[1]))["ben"] == "wrong"

    ok("mark", "ben", "--gradebook", book, "--points", "loss=2", "--note", "a slip")
    again = graded(folder, book, "--csv", tmp_path / "again.csv", "--feedback", "verdict")
    assert "0 to judge, 4 judged already" in again.stderr
    assert held(book, "SELECT * FROM verdict ORDER BY submission_id") == stored
    assert tuple(read(tmp_path / "again.csv").loc["ben", ["points", "loss_marked"]]) == (9, "a slip")
    assert read(tmp_path / "again-mistakes.csv")["told"].isna().all()
    graded(folder, book, "--csv", table, code=2)
    ok("forget", "ben", "--gradebook", book)
    refusal("forget", "ben", "--gradebook", book)
    refusal("mark", "ben", "--gradebook", book, "--points", "loss=2")


def read(table: Path) -> pd.DataFrame:
    """Read a table as the docs say: pandas takes some names for something else."""
    return pd.read_csv(table, dtype={"student": str}, keep_default_na=False, na_values=[""]).set_index("student")


@pytest.mark.usefixtures("by_comments")
def test_who_handed_in_no_submission_is_said_and_names_come_back_as_the_docs_say(tmp_path):
    names = ["0012", "1e5", "NA", "None", "anna", "null"]
    contents = {f"{name}/hw.py": f"# {name}\n" for name in names} | {"carl/report.pdf": "", "dan/hw.zip": ""}
    folder, book = written(tmp_path / "class", contents), tmp_path / "class.sqlite"
    told = graded(folder, book, "--csv", tmp_path / "class.csv", "--html", tmp_path / "pages", code=2)
    assert "Not judged, while all others are: dan has hw.zip: refused." in told.stderr
    assert "without a submission: carl (report.pdf)" in told.stdout.splitlines()
    verdicts = read(tmp_path / "class.csv")["verdict"]
    assert [*verdicts.index] == ["0012", "1e5", "anna", "NA", "None", "null", "carl", "dan"]
    assert [*verdicts] == [*["right"] * 6, "no submission", "unjudged"]
    wrong_type = next((tmp_path / "pages" / "students").glob("carl-*")).read_text(encoding="utf-8")
    assert "a submission is a notebook (.ipynb) or a module (.py), and there is report.pdf." in wrong_type
    assert "Without a submission" in (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    shutil.rmtree(folder / "anna")
    last = graded(written(folder, {"anna/report.pdf": ""}), book, code=2)
    assert "without a submission: carl (report.pdf)" in last.stdout  # anna's is in the gradebook


UNDONE = "def network(x, params):\n    raise NotImplementedError\n"


@pytest.mark.usefixtures("by_comments")
def test_a_name_is_known_in_each_of_its_forms(tmp_path):
    composed, decomposed = "Zo\u00eb", "Zoe\u0308"
    folder, book = written(tmp_path / "class", {f"{decomposed}/hw.py": UNDONE}), tmp_path / "class.sqlite"
    graded(folder, book)
    assert "1 to judge" in graded(folder, book, "--again", decomposed).stderr
    for name in (decomposed, composed, f" {decomposed} "):
        assert run("mark", name, "--gradebook", book, "--points", "loss=1").stdout == f"{composed}: loss 1\n"
    assert run("mark", decomposed, "--gradebook", book, "--remove").stdout == f"{composed}: 1 mark taken back\n"
    forgotten = ok("forget", decomposed, "--gradebook", book)
    assert f"{composed} is forgotten: 1 submission with verdicts, points and marks" in forgotten.stdout
    assert "nbgrader's gradebook and feedback keep what was entered there" in forgotten.stdout


@pytest.fixture
def of_another_version(tmp_path):
    """The gradebook of a class of four that another version of crosscheck has judged, and found two of otherwise."""
    folder = class_of(tmp_path / "class", 4)
    book = classes.graded(tmp_path / "class.sqlite", folder, terms=OURS._replace(version="1")).path
    changed = """replace(replace(verdict, '"verdict": "right"', '"verdict": "remarks"'), 'swapped', 'other')"""
    held(book, f"UPDATE verdict SET verdict = {changed} WHERE word = 'right' OR submission_id = 4")
    return book


@pytest.mark.usefixtures("by_comments")
def test_another_version_says_what_would_change_first_and_a_class_is_adopted_as_a_whole(tmp_path, of_another_version):
    asked = graded(tmp_path / "class", of_another_version, code=2)
    assert "would change: s000: remarks -> right, 10 -> 10 points" in asked.stdout
    assert asked.stdout.count("would change: ") == 2
    assert "another version of crosscheck: 2 students would change" in asked.stdout
    assert "not judged by this one" not in asked.stdout
    assert "verdicts: 1 remarks, 2 wrong, 1 unjudged" in asked.stdout
    assert "say --adopt" in asked.stderr
    adopted = graded(tmp_path / "class", of_another_version, "--adopt")
    assert "verdicts: 1 right, 2 wrong, 1 unjudged" in adopted.stdout
    assert "would change" not in graded(tmp_path / "class", of_another_version).stdout


@pytest.mark.usefixtures("by_comments")
def test_adopting_is_refused_where_it_would_leave_students_without_a_verdict(tmp_path, of_another_version):
    late = written(tmp_path / "late", {"zoe/hw.py": "# late\n"})
    refused = graded(late, of_another_version, "--adopt", code=2)
    assert "another version of crosscheck: 0 students would change" in refused.stdout
    assert "another version of crosscheck: 4 students not judged by this one yet" in refused.stdout
    assert "verdicts: 1 remarks, 2 wrong, 1 unjudged, 1 not judged yet" in refused.stdout
    assert "would leave 4 students without a verdict, whom crosscheck 1 has judged" in refused.stderr


@pytest.mark.usefixtures("by_comments")
def test_what_was_handed_in_since_is_said_of_a_student_who_is_judged(tmp_path):
    folder, book = written(tmp_path / "class", {"anna/a.py": "# 1\n", "ben/a.py": "# 2\n"}), tmp_path / "class.sqlite"
    assert "look at" not in graded(folder, book).stdout
    since = graded(written(folder, {"anna/b.py": "# more\n"}), book, code=2)
    there = "an earlier file that counts, and 2 files of which one is the submission"
    assert re.findall("look at: .*", since.stdout)[0].startswith(f"look at: anna: there is {there}")
    assert "look at: ben" not in since.stdout
    assert f"anna has {there}" in since.stderr


@pytest.mark.usefixtures("by_comments")
def test_who_handed_in_anything_is_not_said_to_have_handed_in_nothing(here):
    """Two who share a row, and a report beside what a pattern of one's own finds."""
    files = {"x_1": "hw.py", "y_1": "hw.py", "d_2": "report.pdf"}
    written(here, {f"class/{name}_assignsubmission_file_/{file}": f"# {name}\n" for name, file in files.items()})
    written(here, {"table.csv": moodles({1: "x", 2: "d", 3: "e"})})
    pattern = ("--student", r"/(?P<student>[^/]+_\d+)_assignsubmission_file_/hw.py")
    done = graded(Path("class"), Path("class.sqlite"), *POINTS, *pattern, "--moodle", "table.csv")
    assert re.findall("without a submission: (.*)", done.stdout) == ["e_3 (nothing)"]


@pytest.mark.second_stage
def test_workers_that_cannot_begin_are_no_verdict(tmp_path, monkeypatch):
    folder, book = written(tmp_path / "class", {"anna/hw.py": RIGHT, "ben/hw.py": RIGHT}), tmp_path / "class.sqlite"
    monkeypatch.setattr("crosscheck.command.judging._begin", end)
    assert "end before they have judged anything" in graded(folder, book, code=2).stderr
    assert stored(book) == 0


@pytest.mark.second_stage
@pytest.mark.skipif(sys.platform == "win32", reason="there is no group to interrupt")
def test_interrupted_it_keeps_what_was_judged_and_exits_with_130(tmp_path):
    waits = "import time\nX = time.sleep(0.5)\n\n\ndef network(x, params):\n    return X\n"
    folder = written(tmp_path / "class", {f"s{i}/hw.py": waits + f"# {i}\n" for i in range(20)})
    book = tmp_path / "class.sqlite"
    command = [sys.executable, "-m", "crosscheck", "grade", folder, "--gradebook", book, "--sandbox", level().value]
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    running = subprocess.Popen(list(map(str, command)), cwd=ROOT, start_new_session=True, **piped)
    while running.poll() is None and not stored(book):
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    told, said = running.communicate()
    assert running.returncode == 130, said
    assert "Interrupted; what was judged is kept" in said
    kept = stored(book)
    assert 0 < kept < 20
    assert f"{20 - kept} not judged yet" in told


@pytest.mark.second_stage
def test_every_command_of_the_guide_works(tmp_path):
    written(tmp_path, {"class/anna/hw.py": RIGHT, "class/ben/hw.py": WRONG})
    written(tmp_path, {"course/submitted/anna/ps1/hw.py": RIGHT})
    toml = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "rubric.toml").write_text(toml[1], encoding="utf-8")
    crosscheck_ = f'crosscheck() {{ "{sys.executable}" -m crosscheck "$@"; }}\n'
    for block in re.findall(r"```bash\n(.*?)```", GUIDE, re.DOTALL):
        if "--nbgrader" in block and find_spec("nbgrader") is None:
            continue
        command = [shutil.which("bash") or "bash", "-euo", "pipefail", "-c", crosscheck_ + block]
        in_a_clone = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=tmp_path, env=in_a_clone, check=True, capture_output=True)


@pytest.fixture
def none_judges(monkeypatch):
    monkeypatch.setattr(judges, "processes", lambda *_: pytest.fail("judges start"))


@pytest.mark.usefixtures("none_judges")
def test_a_missing_sandbox_is_said_before_judges_start(here, monkeypatch):
    written(here, {"class/anna/hw.py": RIGHT})
    monkeypatch.setattr("crosscheck.sandbox.levels.why_not_strong", lambda: "it is a test")
    refused = refusal("grade", "class", "--gradebook", "class.sqlite")
    assert "needs the strong sandbox, which is not available: it is a test" in refused


TABLES = ("gradebook", "submission", "verdict", "mark")


def held_in_all(book: Path) -> list[object]:
    return [held(book, f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES]


@pytest.fixture(scope="module")
def graded_before(tmp_path_factory):
    folder = written(tmp_path_factory.mktemp("before"), {"class/anna/hw.py": UNDONE})
    with closing(classes.graded(folder / "class.sqlite", folder / "class", terms=OURS)) as book:
        return book.path


REFUSED = {
    "--points netwrk=3": "prices netwrk",
    "--points loss=3 --rubric x.toml": "give one of them",
    "--student (": "no regular expression",
    "--again nobody": "--again names nobody",
    "--again Ana": "Did you mean anna?",
    "--csv exists.csv": "exists already",
    "--html foreign": "foreign holds other files",
    "--seed 5": "has asked its class the questions of seed 20; --seed 5 would mix two",
    "--csv absent/class.csv": "absent is no folder that can be written to",
    "--csv ''": "--csv must name a file",
    "--csv class.sqlite": "class.sqlite",  # which is there already, or is the gradebook
    "--csv exists.csv --canvas exists.csv --replace": "is named for two things",
    "--csv x --html x": "is named for two things",
}


@pytest.mark.usefixtures("none_judges")
@pytest.mark.parametrize("words", REFUSED)
@pytest.mark.parametrize("again", [False, True])
def test_what_is_in_the_way_is_said_in_a_sentence_and_changes_nothing(here, graded_before, words, again):
    written(here, {"class/anna/hw.py": UNDONE, "exists.csv": "", "foreign/notes.txt": ""})
    book, others = Path("class.sqlite"), ["--points", "network=7"] if "--points" not in words else []
    if again:
        shutil.copy(graded_before, book)
        written(here, {"class/ben/hw.py": UNDONE + "# ben\n"})
    elif "--seed" in words:
        return
    refused = graded(Path("class"), book, *others, *shlex.split(words), code=2).stderr
    assert REFUSED[words] in refused
    assert refused.strip().count("\n") <= 1
    assert held_in_all(book) == held_in_all(graded_before) if again else not book.exists()


@pytest.mark.usefixtures("by_comments")
def test_a_part_of_a_class_is_of_the_same_students_and_late_work_is_answered_by_what_is_printed(here):
    book = Path("class.sqlite")
    written(here, {"class/anna/hw.py": UNDONE})
    graded(Path("class"), book)
    before = held_in_all(book)
    written(here, {"class/anna/notes.py": "# of my own\n"})
    refused = graded(Path("class/anna"), book, code=2).stderr
    assert "class/anna/hw.py is a file of anna in class.sqlite, and would be one of hw now" in refused
    assert "if that was wrong, take it back: crosscheck forget anna --gradebook class.sqlite." in refused
    assert held_in_all(book) == before
    graded(Path("class/anna"), book, "--student", r"class/(\w+)/hw\.py")
    assert held_in_all(book)[2:] == before[2:]
    (here / "class/anna/notes.py").unlink()
    written(here, {"class/zed/hw.py": UNDONE + "# zed\n"})
    asked = graded(Path("class/zed"), book, code=2).stderr
    assert "Name class, if that is the folder of the whole class" in asked
    (pattern,) = re.findall(r"such as '(.+?)' for the folder's name", asked)
    assert "gradebook: 2 students" in graded(Path("class/zed"), book, "--student", pattern).stdout
    whole = graded(Path("class"), book)
    assert "0 to judge, 2 judged already" in whole.stderr
    assert "gradebook: 2 students" in whole.stdout


def test_where_there_is_nothing_to_judge_what_there_is_instead_is_named(tmp_path):
    folder = written(tmp_path / "class", {f"{i}.docx": "" for i in range(30)} | {"zoe.zip": "damaged"})
    said = graded(folder, tmp_path / "class.sqlite", code=2).stderr.splitlines()
    assert "zoe.zip: it is no zip archive that can be read" in said[0]
    assert said[0].startswith("refused: ")
    assert "no submission: 10 more" in said
    assert "There is no submission in" in said[-1]


@pytest.fixture
def gradebook(tmp_path):
    folder = written(tmp_path / "class", {"anna/hw.py": "# 1\n", "Bob Smith/hw.py": "# 2\n"})
    return classes.graded(tmp_path / "class.sqlite", folder).path


@pytest.mark.parametrize("command", [("mark", "--points", "loss=1"), ("mark", "--remove"), ("forget",)])
def test_a_name_that_nobody_has_brings_those_near_it(gradebook, command):
    word, *options = command
    for name, said in {"ANNA": ". Did you mean anna?", "bob smyth": ". Did you mean Bob Smith?", "Zoë": ".\n"}.items():
        assert f"has no student '{name}'" in (refused := refusal(word, name, "--gradebook", gradebook, *options))
        assert refused.endswith(f"{said}\n".replace("\n\n", "\n")), refused


def test_a_mark_above_the_most_there_is_needs_a_word_for_it_and_is_taken_back_once(gradebook):
    asked = ("mark", "anna", "--gradebook", gradebook, "--points", "loss=99,network=3")
    assert "anna: loss has 3 points, and 99 are more: say --extra to give them." in refusal(*asked)
    assert ok(*asked, "--extra").stdout == "anna: loss 99, network 3\n"
    taken = ("mark", "anna", "--gradebook", gradebook, "--remove")
    assert ok(*taken).stdout == "anna: 2 marks taken back\n"
    assert f"anna has no mark in {gradebook}" in refusal(*taken)


@pytest.mark.usefixtures("capsys")  # else what is printed goes to a file
def test_a_full_disk_leaves_no_half_of_a_table_or_an_archive(tmp_path, monkeypatch):
    resource = pytest.importorskip("resource")
    book = classes.graded(tmp_path / "class.sqlite", class_of(tmp_path / "class", 4))
    closed = close(book, "1", Intake([], [], {}, {}, {}))
    monkeypatch.setattr("crosscheck.classes.export.gradescope.autograder", lambda *_: b"x" * 100_000)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # else what is imported here is cut off as it is kept
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))  # no file grows beyond that
    try:
        with pytest.raises(CannotJudgeError, match=r"class\.csv cannot be written"):
            hand_back_tables(tmp_path / "class.csv", closed, "hint", False)
        done = refusal("export", "gradescope", "--out", tmp_path / "autograder.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "autograder.zip cannot be written" in done
    assert not list(tmp_path.glob("*.csv")) + list(tmp_path.glob("*.zip"))


IN_WORDS = {
    Progress(0, 60, None): "60 left",
    Progress(30, 60, (("anna",), 3.0)): "60 left, 30 a minute",
    Progress(30, 60, (("anna",), 70.0)): "60 left, 30 a minute; anna for 70 s",
    Progress(30, 60, (("anna", "ben", "cleo"), 70.0)): "60 left, 30 a minute; anna or one of 2 more for 70 s",
}


def test_progress_in_words():
    assert [judges.in_words(now, 60) for now in IN_WORDS] == [*IN_WORDS.values()]


@pytest.mark.parametrize("terminal", [False, True])
def test_progress_is_shown_on_a_terminal_alone(monkeypatch, terminal):
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "200")
    with judges.live(3) as show:
        show(Progress(1, 2, (("[red]anna",), 70.0)))
    assert [said in stream.getvalue() for said in ("2 left", "[red]anna for 70 s")] == 2 * [terminal]
    assert bool(stream.getvalue()) is terminal
