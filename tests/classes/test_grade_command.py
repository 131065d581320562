"""`crosscheck grade`, `mark` and `forget` as an instructor runs them, judging for real."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pandas as pd
import pytest
from click.testing import CliRunner, Result

import crosscheck
from crosscheck.command import grade
from crosscheck.command.cli import main
from crosscheck.command.grading import judging, progress
from tests.classes.classes import stored, written
from tests.judging.judging import level

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
RIGHT = (ROOT / "tests" / "judging" / "right" / "features_first.py").read_text(encoding="utf-8")
WRONG = RIGHT + "\n_sum = loss\n\n\ndef loss(params, X, y):\n    return _sum(params, X, y) / len(y)\n"
RENAMED = re.sub(r"\bparams\b", "theta", RIGHT).replace("\n", "  # mine\n", 1)
CLASS = {
    "anna/hw.py": RIGHT,
    "ben/hw.py": WRONG,
    "cleo 🙂/hw.py": RENAMED,
    "=dora/hw.py": "import keras\nimport no_such_thing\n" + RIGHT.replace("def loss_gradient", "def gradient_of_loss"),
    "anna/notes.txt": "",
}
SCHEMA = json.loads(
    (Path(crosscheck.__file__).parent / "report" / "schemas" / "verify-2.json").read_text(encoding="utf-8")
)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


def graded(folder: Path, book: Path, *words: object) -> Result:
    return run("grade", folder, "--gradebook", book, "--sandbox", level().value, "--seed", 20, "--workers", 1, *words)


def test_a_class_from_its_folder_to_its_tables_and_again(tmp_path: Path) -> None:
    folder, book, table = written(tmp_path / "class", CLASS), tmp_path / "class.sqlite", tmp_path / "class.csv"
    first = graded(folder, book, "--points", "network=3,loss=3,loss_gradient=4", "--csv", table)
    assert first.exit_code == 0, first.output
    assert "4 submissions of 4 students" in first.stderr
    assert "notes.txt: neither a notebook nor a module" in first.stderr
    assert "missing here: keras (in 1); to bring them: pip install keras" in first.stderr
    assert "known to nobody: no_such_thing (in 1)" in first.stderr
    lines = first.stdout.splitlines()
    assert lines[0] == "verdicts: 2 right, 1 wrong, 1 unjudged"
    assert lines[1].startswith("points of 10: least ")
    assert "mistake: mean-instead-of-sum in loss: 1 student" in lines
    assert "the same but for comments and names: anna, cleo 🙂" in lines
    assert any(line.startswith("look at: =dora: ") for line in lines)

    students = pd.read_csv(table).set_index("student")
    assert list(students.index) == ["'=dora", "anna", "ben", "cleo 🙂"]
    assert list(students["points"]) == [students.loc["'=dora", "points"], 10, 7, 10]
    assert students.loc["ben", "loss_causes"] == "mean-instead-of-sum"
    assert students.loc["ben", "loss_gradient_given"] != ""
    assert set(students["seed"]) == {20}
    mistakes = pd.read_csv(tmp_path / "class-mistakes.csv")
    ben = mistakes[mistakes["student"] == "ben"]
    assert "mean-instead-of-sum" in set(ben["kind"])
    assert not ben["told"].str.contains("41.3965").any()

    with closing(sqlite3.connect(book)) as connection:
        verdicts = [json.loads(text) for (text,) in connection.execute("SELECT verdict FROM verdict")]
        stored = connection.execute("SELECT * FROM verdict ORDER BY submission_id").fetchall()
        query = re.search(r"```sql\n(.*?)```", (ROOT / "docs" / "gradebook.md").read_text(encoding="utf-8"), re.DOTALL)
        assert query is not None
        assert dict(row[::2] for row in connection.execute(query[1]))["ben"] == "wrong"
    for verdict in verdicts:
        jsonschema.validate(verdict, SCHEMA)
        assert verdict["feedback"] == "formula"

    assert run("mark", "ben", "--gradebook", book, "--points", "loss=2", "--note", "a slip").exit_code == 0
    again = graded(folder, book, "--csv", tmp_path / "again.csv", "--feedback", "verdict")
    assert again.exit_code == 0, again.output
    with closing(sqlite3.connect(book)) as connection:
        assert connection.execute("SELECT * FROM verdict ORDER BY submission_id").fetchall() == stored
    ben_ = pd.read_csv(tmp_path / "again.csv").set_index("student").loc["ben"]
    assert (ben_["points"], ben_["loss_marked"]) == (9, "a slip")
    assert pd.read_csv(tmp_path / "again-mistakes.csv")["told"].isna().all()
    assert graded(folder, book, "--csv", table).exit_code == 2
    assert run("forget", "ben", "--gradebook", book).exit_code == 0
    assert run("forget", "ben", "--gradebook", book).exit_code == 2
    assert run("mark", "ben", "--gradebook", book, "--points", "loss=2").exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--points", "netwrk=3"], "prices netwrk"),
        (["--points", "loss=3", "--rubric", "x.toml"], "give one of them"),
        (["--student", "("], "no regular expression"),
        (["--again", "nobody"], "--again names nobody"),
        (["--csv", "exists.csv"], "exists already"),
    ],
)
def test_what_is_in_the_way_is_said_in_a_sentence_and_nothing_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": RIGHT, "exists.csv": ""}))
    monkeypatch.setattr(grade, "processes", lambda *_: pytest.fail("it judges"))
    refused = graded(Path("class"), Path("class.sqlite"), *words)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert refused.stderr.strip().count("\n") <= 1


UNDONE = "def network(x, params):\n    raise NotImplementedError\n"


def held(book: Path) -> list[object]:
    """Return all that a gradebook holds."""
    with closing(sqlite3.connect(book)) as connection:
        tables = ("gradebook", "submission", "verdict", "points", "mark")
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--points", "network=7", "--again", "nobody"], "--again names nobody"),
        (["--points", "network=7", "--html", "foreign"], "foreign holds other files"),
        (
            ["--points", "network=7", "--seed", "5"],
            "has asked its class the questions of seed 20; --seed 5 would mix two",
        ),
        (["--points", "network=7", "--csv", "absent/class.csv"], "absent is no folder that can be written to"),
        (["--points", "network=7", "--csv", "foreign/notes.txt/class.csv"], "notes.txt is no folder"),
        (["--points", "network=7", "--csv", ""], "--csv must name a file"),
        (["--points", "network=7", "--csv", "x", "--html", "x"], "is named for two things"),
        (["--points", "network=7", "--csv", "x.csv", "--html", "x-mistakes.csv"], "is named for two things"),
    ],
)
def test_what_is_refused_changes_nothing_and_makes_no_gradebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": UNDONE, "foreign/notes.txt": ""}))
    book = Path("class.sqlite")
    if "--seed" not in words:
        assert graded(Path("class"), book, *words).exit_code == 2
        assert not book.exists()
    assert graded(Path("class"), book).exit_code == 0
    before = held(book)
    written(tmp_path, {"class/ben/hw.py": UNDONE + "# ben\n"})
    refused = graded(Path("class"), book, *words)
    assert refused.exit_code == 2
    assert said in refused.output
    assert "Traceback" not in refused.output
    assert held(book) == before


def test_a_file_is_the_same_students_in_a_gradebook_whichever_part_of_the_class_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written(tmp_path, {"class/anna/hw.py": UNDONE}))
    book = Path("class.sqlite")
    assert graded(Path("class"), book).exit_code == 0
    before = held(book)
    written(tmp_path, {"class/anna/notes.py": "# of my own\n"})
    refused = graded(Path("class/anna"), book)
    assert refused.exit_code == 2
    assert "class/anna/hw.py is a file of anna in class.sqlite, and would be one of hw now" in refused.stderr
    assert held(book) == before
    assert graded(Path("class/anna"), book, "--student", r"class/(\w+)/hw\.py").exit_code == 0
    assert held(book)[2:] == before[2:]


def test_a_gradebook_is_no_table(tmp_path: Path) -> None:
    folder, book = written(tmp_path / "class", {"anna/hw.py": UNDONE}), tmp_path / "class.sqlite"
    refused = graded(folder, book, "--csv", book)
    assert (refused.exit_code, book.exists()) == (2, False)
    assert "is named for two things" in refused.stderr


def test_another_seed_may_be_named_until_somebody_was_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, book = written(tmp_path / "class", {"anna/hw.py": UNDONE}), tmp_path / "class.sqlite"
    with monkeypatch.context() as patched:
        patched.setattr("crosscheck.command.judging._begin", _end)
        assert graded(folder, book).exit_code == 2
    assert graded(folder, book, "--seed", 5).exit_code == 0
    with closing(sqlite3.connect(book)) as connection:
        assert connection.execute("SELECT seed FROM gradebook UNION SELECT seed FROM verdict").fetchall() == [(5,)]


def test_where_there_is_nothing_to_judge_what_there_is_instead_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path / "class", {f"{i}.docx": "" for i in range(30)} | {"zoe.zip": "damaged"})
    refused = graded(folder, tmp_path / "class.sqlite")
    assert refused.exit_code == 2
    said = refused.stderr.splitlines()
    assert said[0].endswith("zoe.zip: it is no zip archive")
    assert said[0].startswith("refused: ")
    assert "no submission: 10 more" in said
    assert "There is no submission in" in said[-1]


def test_a_name_is_known_in_each_of_its_forms(tmp_path: Path) -> None:
    composed, decomposed = "Zo\u00eb", "Zoe\u0308"
    folder, book = written(tmp_path / "class", {f"{decomposed}/hw.py": UNDONE}), tmp_path / "class.sqlite"
    assert graded(folder, book).exit_code == 0
    for name in (decomposed, composed, f" {decomposed} "):
        assert graded(folder, book, "--again", name).exit_code == 0
        assert run("mark", name, "--gradebook", book, "--points", "loss=1").stdout == f"{composed}: loss 1\n"
    assert run("mark", decomposed, "--gradebook", book, "--remove").stdout == f"{composed}: 1 mark taken back\n"
    unknown = run("mark", "nobody", "--gradebook", book, "--remove")
    assert unknown.exit_code == 2
    assert "has no student 'nobody'" in unknown.stderr
    forgotten = run("forget", decomposed, "--gradebook", book)
    assert forgotten.exit_code == 0
    assert f"{composed} is forgotten: 1 submission with verdicts, points and marks" in forgotten.stdout
    assert "nbgrader's gradebook and feedback keep what was entered there" in forgotten.stdout


def test_another_version_says_what_would_change_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, book = written(tmp_path / "class", {"anna/hw.py": WRONG}), tmp_path / "class.sqlite"
    assert graded(folder, book).exit_code == 0
    with closing(sqlite3.connect(book)) as connection, connection:  # as if an earlier version had found otherwise
        wrong, right = '"verdict": "wrong"', '"verdict": "right"'
        connection.execute("UPDATE verdict SET version = 'older', verdict = replace(verdict, ?, ?)", (wrong, right))
        connection.execute("UPDATE points SET version = 'older', points = 1")
        connection.execute("UPDATE gradebook SET version = 'older'")
    later = graded(folder, book)
    assert later.exit_code == 2
    assert "would change: anna: right -> wrong, 3 -> 2 points" in later.stdout
    assert "verdicts: 1 right" in later.stdout
    assert "say --adopt" in later.stderr
    adopted = graded(folder, book, "--adopt")
    assert adopted.exit_code == 0
    assert "verdicts: 1 wrong" in adopted.stdout
    assert "would change" not in graded(folder, book).stdout


def test_the_judges_of_a_new_class_are_started_once_and_those_of_a_judged_one_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, book = written(tmp_path / "class", {"anna/hw.py": UNDONE, "ben/hw.py": UNDONE}), tmp_path / "class.sqlite"
    monkeypatch.setattr(judging, "processes", lambda *_: pytest.fail("others are started"))
    assert graded(folder, book).exit_code == 0
    monkeypatch.setattr(grade, "processes", lambda *_: pytest.fail("they are started for nothing"))
    assert graded(folder, book).exit_code == 0


@pytest.mark.second_stage
def test_workers_that_cannot_begin_are_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, book = written(tmp_path / "class", {"anna/hw.py": RIGHT, "ben/hw.py": RIGHT}), tmp_path / "class.sqlite"
    monkeypatch.setattr("crosscheck.command.judging._begin", _end)
    ended = graded(folder, book)
    assert ended.exit_code == 2
    assert "end before they have judged anything" in ended.stderr
    with closing(sqlite3.connect(book)) as connection:
        assert connection.execute("SELECT count(*) FROM verdict").fetchone() == (0,)


def _end(*_: object) -> None:
    os._exit(1)


@pytest.mark.second_stage
@pytest.mark.skipif(sys.platform == "win32", reason="there is no group to interrupt")
def test_interrupted_it_keeps_what_was_judged_and_exits_with_130(tmp_path: Path) -> None:
    waits = "import time\nX = time.sleep(0.5)\n\n\ndef network(x, params):\n    return X\n"
    folder = written(tmp_path / "class", {f"s{i}/hw.py": waits + f"# {i}\n" for i in range(20)})
    book = tmp_path / "class.sqlite"
    command = [sys.executable, "-m", "crosscheck", "grade", folder, "--gradebook", book, "--sandbox", level().value]
    running = subprocess.Popen(
        list(map(str, command)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while running.poll() is None and not stored(book):
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    told, said = running.communicate()
    assert running.returncode == 130, said
    assert "Interrupted; what was judged is kept" in said
    kept = stored(book)
    assert 0 < kept < 20
    assert f"{20 - kept} not judged yet" in told


def test_progress_in_words() -> None:
    from crosscheck.classes.grading import Progress

    assert progress.in_words(Progress(0, 60, None), 0) == "60 left"
    assert progress.in_words(Progress(30, 60, ("anna", 3.0)), 60) == "60 left, 30 a minute"
    assert progress.in_words(Progress(30, 60, ("anna", 70.0)), 60).endswith("; anna for 70 s")


def test_progress_is_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from crosscheck.classes.grading import Progress

    for terminal in (False, True):
        stream = io.StringIO()
        monkeypatch.setattr(stream, "isatty", lambda terminal=terminal: terminal)
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("COLUMNS", "200")
        with progress.live(3) as show:
            show(Progress(1, 2, ("[red]anna", 70.0)))
        assert bool(stream.getvalue()) is terminal
        assert ("2 left" in stream.getvalue()) is terminal
        assert ("[red]anna for 70 s" in stream.getvalue()) is terminal


@pytest.mark.second_stage
def test_every_command_of_the_guide_works(tmp_path: Path) -> None:
    written(tmp_path, {"class/anna/hw.py": RIGHT, "class/ben/hw.py": WRONG})
    written(tmp_path, {"course/submitted/anna/ps1/hw.py": RIGHT})
    toml = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert toml is not None
    (tmp_path / "rubric.toml").write_text(toml[1], encoding="utf-8")
    crosscheck_ = f'crosscheck() {{ "{sys.executable}" -m crosscheck "$@"; }}\n'
    for block in re.findall(r"```bash\n(.*?)```", GUIDE, re.DOTALL):
        if "--nbgrader" in block and find_spec("nbgrader") is None:
            continue
        subprocess.run(
            [shutil.which("bash") or "bash", "-euo", "pipefail", "-c", crosscheck_ + block],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        )
