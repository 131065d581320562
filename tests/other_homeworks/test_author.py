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
