"""`crosscheck grade --nbgrader`: what is handed back, and what is said before anything is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.classes.export.nbgrader import assignment_of
from crosscheck.command import grade
from crosscheck.command.grading import judges, report
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.classes import written
from tests.classes.nbgrader_course import CLASS, Class, with_notebook
from tests.classes.test_grade_command import RIGHT, WRONG, run
from tests.judging.judging import level


def test_the_command_hands_back_what_lies_in_nbgrader_s_tree(class_: Class, tmp_path: Path) -> None:
    tree = {"submitted/anna/ps1/hw.py": RIGHT, "submitted/ben/ps1/hw.py": WRONG}
    submitted = written(class_.folder, tree) / "submitted"
    words = ["grade", submitted, "--gradebook", tmp_path / "real.sqlite", "--sandbox", level().value, "--workers", 1]
    done = run(*words, "--points", "network=3,loss=3,loss_gradient=4", "--nbgrader", class_.folder)
    assert done.exit_code == 0, done.output
    assert "nbgrader: 2 entered in ps1\nnbgrader: new there: anna, ben\n" in done.stderr
    assert class_.exported() == {"anna": (10, 10), "ben": (7, 10)}
    assert "mean-instead-of-sum" in class_.page("ben").read_text(encoding="utf-8")


def test_cells_of_another_name_are_asked_about_before_anything_is_judged(
    class_: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_notebook(class_, {"cell-1": 3.0})
    monkeypatch.setattr(judges, "grade", lambda *_: pytest.fail("it judges"))
    monkeypatch.setattr(grade, "processes", lambda *_: pytest.fail("judges start"))
    words = ["--nbgrader", class_.folder, "--assignment", "ps1", "--sandbox", level().value]
    refused = run("grade", tmp_path / "class", "--gradebook", tmp_path / "new.sqlite", *words)
    assert refused.exit_code == 2
    assert "graded cells of its own (cell-1)" in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--nbgrader", "course"], "say --assignment NAME"),
        (["--nbgrader", "course", "--assignment", "a+b"], "must be a folder's name without +"),
        (["--nbgrader", "class", "--assignment", "ps1"], "is no course folder of nbgrader"),
        (["--assignment", "ps1"], "--assignment goes with --nbgrader"),
    ],
)
def test_what_is_in_the_way_is_said_before_anything_is_judged(
    class_: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(grade, "processes", lambda *_: pytest.fail("judges start"))
    refused = run("grade", "class", "--gradebook", "new.sqlite", *words)
    assert (refused.exit_code, said in refused.stderr) == (2, True), refused.output
    assert not Path("new.sqlite").exists()


def test_without_nbgrader_the_command_says_what_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "find_spec", lambda _: None)
    folder = written(tmp_path / "class", CLASS)
    refused = run("grade", folder, "--gradebook", tmp_path / "new.sqlite", "--nbgrader", tmp_path, "--assignment", "a")
    assert refused.exit_code == 2
    assert "--nbgrader needs nbgrader, which is not installed: pip install nbgrader." in refused.stderr


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
def test_the_assignment_is_read_off_nbgrader_s_tree_or_asked_for(
    submissions: list[tuple[str, str]], named: str | None, expected: str | None
) -> None:
    if expected is not None:
        assert assignment_of(submissions, named) == expected
    else:
        with pytest.raises(CannotJudgeError):
            assignment_of(submissions, named)
