"""`crosscheck mark` and `crosscheck forget`: what is odd is said at once, and a name that nobody has brings those near it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.classes import graded, written
from tests.classes.test_grade_command import run


@pytest.fixture
def gradebook(tmp_path: Path) -> Path:
    graded(tmp_path / "class.sqlite", written(tmp_path / "class", {"anna/hw.py": "# 1\n", "Bob Smith/hw.py": "# 2\n"}))
    return tmp_path / "class.sqlite"


NEAR = {
    "Anna": "Did you mean anna?",
    "ANNA": "Did you mean anna?",
    "ann": "Did you mean anna?",
    "bob smyth": "Did you mean Bob Smith?",
    "Zoë": "has no student 'Zoë'.",
}


@pytest.mark.parametrize("name", NEAR)
@pytest.mark.parametrize("command", [("mark", "--points", "loss=1"), ("mark", "--remove"), ("forget",)])
def test_a_name_that_nobody_has_brings_those_near_it(gradebook: Path, command: tuple[str, ...], name: str) -> None:
    word, *options = command
    refused = run(word, name, "--gradebook", gradebook, *options)
    assert refused.exit_code == 2
    assert NEAR[name].rstrip(".") in refused.stderr
    assert ("Did you mean" in refused.stderr) == ("Did you mean" in NEAR[name])


def test_a_mark_above_the_most_there_is_is_said_at_once_and_kept(gradebook: Path) -> None:
    marked = run("mark", "anna", "--gradebook", gradebook, "--points", "loss=99,network=3")
    assert marked.exit_code == 0
    assert marked.stdout == "anna: loss 99, network 3\n"
    assert marked.stderr == "marked above the most there is: loss 99 of 3; it counts all the same\n"
    assert run("mark", "anna", "--gradebook", gradebook, "--remove").stdout == "anna: 2 marks taken back\n"


def test_where_there_is_no_mark_none_is_taken_back(gradebook: Path) -> None:
    refused = run("mark", "Bob Smith", "--gradebook", gradebook, "--remove")
    assert refused.exit_code == 2
    assert f"Bob Smith has no mark in {gradebook}" in refused.stderr
