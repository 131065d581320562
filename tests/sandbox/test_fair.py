"""What is right in a plain Python is right here, or is told what to do instead."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.judge.verify import verify
from crosscheck.verdict import Verdict
from tests.sandbox.conftest import level_or_skip
from tests.sandbox.fair import FUNCTIONS, INSTEAD, RIGHT, SIGMA

EXAMINATION = CIRCLES.examination(seed=20)
LASTING = {"torch.compile", "a slow cell that is needed", "a slow loop that is needed"}
LEVELS = ("process", "strong")
IMPORTED = re.compile(r"^(?:import|from) (\w+)", re.MULTILINE)
SUGGESTION = re.compile(
    "write what it fetches|threads .* will do|write the answer into|belongs into its text|its working folder"
)
CELL = "# %%\n"


def judged(program: str, level: str) -> Verdict:
    """Judge a program that is completed, as a notebook if it has cells."""
    sigma = "" if program.startswith("\nfrom __future__") else SIGMA
    phi = "" if "phi" in program else "phi = sigma\n"
    before, _, after = program.partition("\n...\n")
    text = f"{sigma}{before}\n{phi}{CELL * (CELL in program)}{FUNCTIONS}{after}"
    name = "submission.py"
    if CELL in text:
        name = "submission.ipynb"
        text = json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in text.split(CELL)]})
    return verify(name, level_or_skip(level), EXAMINATION, content=text.encode())


def skip_if_absent(program: str) -> None:
    """Skip a program that imports what is not installed, unless nothing in it needs that."""
    for package in IMPORTED.findall(program):
        if package != "helper" and find_spec(package) is None:
            pytest.skip(f"{package} is not installed")


KEPT_OUT = ("the absolute temporary folder", "process")  # where Landlock lets nobody write outside the working folder
CASES = [(name, level) for name in RIGHT for level in LEVELS if (name, level) != KEPT_OUT]


@pytest.mark.share(8)
@pytest.mark.parametrize(
    ("name", "level"), [pytest.param(*case, marks=[pytest.mark.second_stage] * (case[0] in LASTING)) for case in CASES]
)
def test_what_is_right_in_a_plain_python_is_right(name: str, level: str) -> None:
    skip_if_absent(RIGHT[name])
    verdict = judged(RIGHT[name], level)
    assert verdict.verdict == "right", verdict


@pytest.mark.share(5)
@pytest.mark.parametrize(("name", "level"), [*((name, level) for name in INSTEAD for level in LEVELS), KEPT_OUT])
def test_what_cannot_be_is_not_wrong_and_is_told_what_to_do_instead(name: str, level: str) -> None:
    verdict = judged((RIGHT | INSTEAD)[name], level)
    assert verdict.verdict == "unjudged", verdict
    for function in verdict.functions.values():
        assert function.reason is not None
        assert SUGGESTION.search(function.reason.message), function.reason


@pytest.mark.parametrize("level", LEVELS)
def test_a_program_whose_cell_did_not_run_would_be_found(level: str) -> None:
    for never in ("if False:\n    scale = 0.5\n", "scale = 0.5 / 2\n"):
        assert judged(f"scale = 0.25\n{never}phi = lambda q: sigma(q, scale)\n", level).verdict == "wrong"
