"""What is in the way of `crosscheck grade`: said before anything is judged, and nothing is changed."""

import re
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crosscheck.command.grading import judges
from tests.classes import classes
from tests.classes.classes import written
from tests.classes.test_grade_command import RIGHT, UNDONE, graded
from tests.commands import ok, refusal


@pytest.fixture
def none_judges(monkeypatch):
    monkeypatch.setattr(judges, "processes", lambda *_: pytest.fail("judges start"))


@pytest.mark.usefixtures("none_judges")
@pytest.mark.parametrize(
    ("book", "said"),
    [
        ("absent/class.sqlite", "it is a folder, or lies in one that does not exist"),
        ("class", "it is a folder, or lies in one that does not exist"),
        ("x" * 300, "cannot be a gradebook (File name too long)"),
    ],
)
def test_where_no_gradebook_can_be_is_said_before_judges_start(here, book, said):
    written(here, {"class/anna/hw.py": RIGHT})
    assert said in graded(Path("class"), Path(book), code=2).stderr
    for command in (["mark", "anna", "--remove"], ["forget", "anna"]):
        assert refusal(*command, "--gradebook", book).count("\n") == 1


@pytest.mark.usefixtures("none_judges")
def test_a_missing_sandbox_is_said_before_judges_start(here, monkeypatch):
    written(here, {"class/anna/hw.py": RIGHT})
    monkeypatch.setattr("crosscheck.sandbox.levels.why_not_strong", lambda: "it is a test")
    refused = refusal("grade", "class", "--gradebook", "class.sqlite")
    assert "needs the strong sandbox, which is not available: it is a test" in refused


def held(book: Path) -> list[object]:
    """Return all that a gradebook holds."""
    with closing(sqlite3.connect(book)) as connection:
        tables = ("gradebook", "submission", "verdict", "mark")
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


@pytest.fixture(scope="module")
def graded_before(tmp_path_factory):
    folder = written(tmp_path_factory.mktemp("before"), {"class/anna/hw.py": UNDONE})
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        graded(Path("class"), Path("class.sqlite"))
    return folder / "class.sqlite"


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
    "--csv foreign/notes.txt/class.csv": "notes.txt is no folder",
    "--csv ''": "--csv must name a file",
    "--csv class.sqlite": "class.sqlite",  # which is there already, or is the gradebook
    "--csv exists.csv --canvas exists.csv --replace": "is named for two things",
    "--csv x-graded.csv --moodle x.csv": "is named for two things",
    "--csv x --html x": "is named for two things",
    "--csv x.csv --html x-mistakes.csv": "is named for two things",
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
    assert held(book) == held(graded_before) if again else not book.exists()


@pytest.mark.usefixtures("in_threads")
def test_a_file_is_the_same_students_in_a_gradebook_whichever_part_of_the_class_is_named(here):
    written(here, {"class/anna/hw.py": UNDONE})
    book = Path("class.sqlite")
    graded(Path("class"), book)
    before = held(book)
    written(here, {"class/anna/notes.py": "# of my own\n"})
    refused = graded(Path("class/anna"), book, code=2).stderr
    assert "class/anna/hw.py is a file of anna in class.sqlite, and would be one of hw now" in refused
    assert "if that was wrong, take it back: crosscheck forget anna --gradebook class.sqlite." in refused
    assert held(book) == before
    graded(Path("class/anna"), book, "--student", r"class/(\w+)/hw\.py")
    assert held(book)[2:] == before[2:]


@pytest.mark.usefixtures("in_threads")
def test_late_work_is_answered_by_what_is_printed(here):
    written(here, {"class/anna/hw.py": UNDONE})
    book = Path("class.sqlite")
    graded(Path("class"), book)
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


NEAR = {
    "Anna": "Did you mean anna?",
    "ANNA": "Did you mean anna?",
    "ann": "Did you mean anna?",
    "bob smyth": "Did you mean Bob Smith?",
    "Zoë": "has no student 'Zoë'.",
}


@pytest.mark.parametrize("name", NEAR)
@pytest.mark.parametrize("command", [("mark", "--points", "loss=1"), ("mark", "--remove"), ("forget",)])
def test_a_name_that_nobody_has_brings_those_near_it(gradebook, command, name):
    word, *options = command
    refused = refusal(word, name, "--gradebook", gradebook, *options)
    assert NEAR[name].rstrip(".") in refused
    assert ("Did you mean" in refused) == ("Did you mean" in NEAR[name])


def test_a_mark_above_the_most_there_is_needs_a_word_for_it_and_is_taken_back_once(gradebook):
    asked = ("mark", "anna", "--gradebook", gradebook, "--points", "loss=99,network=3")
    assert "anna: loss has 3 points, and 99 are more: say --extra to give them." in refusal(*asked)
    assert ok(*asked, "--extra").stdout == "anna: loss 99, network 3\n"
    taken = ("mark", "anna", "--gradebook", gradebook, "--remove")
    assert ok(*taken).stdout == "anna: 2 marks taken back\n"
    assert f"anna has no mark in {gradebook}" in refusal(*taken)
