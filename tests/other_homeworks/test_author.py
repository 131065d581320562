"""`crosscheck author`: what is wrong in an author's file is said in one sentence, before any submission is judged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crosscheck.command.cli import main
from crosscheck.judge.authoring import look_at
from tests.other_homeworks.homeworks import BROKEN, FILES, HERE, homework, judged, right

CALL = "@hw.call(loss)\ndef ask(student, {}):\n    return student.loss(w, X, y)\n\n# What"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["author", *words])


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_wrong_in_the_homeworks_that_come_with_the_project(name: str) -> None:
    assert look_at(homework(name)).wrong == ()


@pytest.mark.parametrize("name", [name for name in FILES if not homework(name).wanted.calls])
def test_the_author_s_own_functions_are_right(name: str) -> None:
    assert judged(name, right(name)).verdict == "right"


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case["file"])
def test_a_broken_file_brings_one_sentence(case: dict[str, Any]) -> None:
    result = run("check", str(HERE / "broken" / case["file"]))
    assert result.exit_code == case["code"], result.output
    said = [line for line in result.output.splitlines() if case["told"] in line]
    assert len(said) == 1, result.output
    assert "Traceback" not in result.output


EDITED = {  # of the example: what stands there, what is written, and what is told
    "another order for a call": (
        "# What the sheet",
        CALL.format("X, w, y"),
        "ask takes X, w, y after the student, expected w, X, y",
    ),
    "a helper in a call": (
        "# What the sheet",
        CALL.format("w, X, y").replace("(w,", "(fresh(w),"),
        "ask uses fresh; beside",
    ),
    "another answer each time": (
        "return X.T @ (p - y)",
        "return rng.normal() * X.T @ (p - y)",
        "differently the second time",
    ),
    "a changed argument": ("    s = X @ w\n", "    s = X @ w\n    w *= 2\n", "changes its argument w, at"),
    "no def": (
        "@hw.function\ndef loss",
        "hw.function(lambda w: w)\n\n@hw.function\ndef loss",
        "takes a function by def",
    ),
    "one size": ("N=(1, 2, 7, 30)", "N=5", "questions(N=..) takes the values that N has in turn"),
    "no parentheses": ("@hw.questions(N=(1, 2, 7, 30))", "@hw.questions", "Write @hw.questions(), with parentheses"),
    "complex numbers": (
        "return 1 / (1 + np.exp(-X @ w))",
        "return 1j * (X @ w)",
        "an answer holds a ndarray of complex128",
    ),
    "a set": ("return 1 / (1 + np.exp(-X @ w))", "return {1, 2}", "an answer holds a set of object"),
    "what nobody can be handed": (
        '"w0": np.zeros(4)',
        '"w0": hw_rng',
        "own['w0'] holds a Generator; a submission can be handed arrays",
    ),
    "loose bounds": ("-np.mean(y * np.log(p)", "-np.mean(1e-3 + y * np.log(p)", "textbook ("),
}


@pytest.mark.parametrize("case", EDITED)
def test_an_author_s_error_brings_one_sentence(case: str, tmp_path: Path) -> None:
    stands, written, told = EDITED[case]
    source = (
        FILES["logistic_regression"].read_text(encoding="utf-8").replace("hw = Homework", "hw_rng = rng\nhw = Homework")
    )
    assert stands in source
    file = tmp_path / "mine.py"
    file.write_text(source.replace(stands, written, 1), encoding="utf-8")
    result = run("check", str(file))
    assert result.exit_code in (1, 2), result.output
    assert len([line for line in result.output.splitlines() if told in line]) == 1, result.output
    assert "Traceback" not in result.output


def test_braces_in_a_hint_are_no_placeholders(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    source = FILES["logistic_regression"].read_text(encoding="utf-8")
    file.write_text(source.replace("The terms are summed.", "The terms {x_{n+1}} are summed."), encoding="utf-8")
    assert run("check", str(file)).exit_code == 0


def test_a_new_file_is_right_and_judges(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    assert run("new", str(file)).exit_code == 0
    assert run("check", str(file)).exit_code == 0
    wrong = HERE / "logistic_regression" / "dora.py"
    command = [
        sys.executable,
        "-m",
        "crosscheck",
        "verify",
        "--homework",
        str(file),
        "--sandbox",
        "process",
        str(wrong),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1, ended.stderr
    assert "The terms are summed" in ended.stdout


def test_a_new_file_overwrites_nothing(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("# mine", encoding="utf-8")
    result = run("new", str(file))
    assert result.exit_code == 2
    assert "exists already" in result.output
    assert file.read_text(encoding="utf-8") == "# mine"
