"""What is right in a plain Python is right here, or is told what to do instead: the programs of `fair/`.

Each is what somebody makes of the homework's `phi`, and is completed here. In it `# %%` begins a notebook's cell, and a line of
three dots is where the functions stand, if not at the end.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.judge.verify import verify
from crosscheck.verdict import Verdict
from tests.sandbox.conftest import level_or_skip

FAIR = Path(__file__).parent / "fair"
RIGHT, INSTEAD = (
    {path.stem: path.read_text(encoding="utf-8") for path in sorted((FAIR / kind).glob("*.py"))}
    for kind in ("right", "instead")
)
SIGMA = """
import numpy as np
def sigma(q, scale=0.5):
    return 0.5 * (1 + np.tanh(q * scale))
"""
FUNCTIONS = """
def hidden(params, X):
    return phi(X @ params[5:13].reshape(4, 2).T + params[13:])
def network(x, params):
    return phi(hidden(params, np.atleast_2d(x)) @ params[:4] + params[4])[0]
def loss(params, X_train, y_train):
    z = hidden(params, X_train) @ params[:4] + params[4]
    return float(np.logaddexp(0, z).sum() - np.ravel(y_train) @ z)
def loss_gradient(params, X_train, y_train):
    u, G = params[:4], hidden(params, X_train)
    d = phi(G @ u + params[4]) - np.ravel(y_train)
    dq = d[:, None] * u * G * (1 - G)
    return np.concatenate((d @ G, [d.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)))
"""
EXAMINATION = CIRCLES.examination(seed=20)
LASTING = {"torch_compile", "a_slow_cell_that_is_needed", "a_slow_loop_that_is_needed"}
LEVELS = ("process", "strong")
IMPORTED = re.compile(r"^(?:import|from) (\w+)", re.MULTILINE)
SUGGESTION = re.compile(
    "write what it fetches|use a loop, or threads|write the answer into|write other data into|its working folder"
)
CELL = "# %%\n"


def judged(program: str, level: str) -> Verdict:
    """Judge a program that is completed, as a notebook if it has cells."""
    phi = "" if "phi" in program else "phi = sigma\n"
    before, _, after = program.partition("\n...\n")
    text = f"{SIGMA}\n{before}\n{phi}{CELL * (CELL in program)}{FUNCTIONS}{after}"
    name = "submission.py"
    if CELL in text:
        name = "submission.ipynb"
        text = json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in text.split(CELL)]})
    return verify(name, level_or_skip(level), EXAMINATION, content=text.encode())


def skip_if_absent(program: str) -> None:
    """Skip a program that imports what is not installed."""
    for package in IMPORTED.findall(program):
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed")


KEPT_OUT = ("the_absolute_temporary_folder", "process")  # where Landlock lets nobody write outside the working folder
CASES = [(name, level) for name in RIGHT for level in LEVELS if (name, level) != KEPT_OUT]


@pytest.mark.share(8)
@pytest.mark.parametrize(
    ("name", "level"), [pytest.param(*case, marks=[pytest.mark.second_stage] * (case[0] in LASTING)) for case in CASES]
)
def test_what_is_right_in_a_plain_python_is_right(name, level):
    skip_if_absent(RIGHT[name])
    verdict = judged(RIGHT[name], level)
    assert verdict.verdict == "right", verdict


@pytest.mark.share(5)
@pytest.mark.parametrize(("name", "level"), [*((name, level) for name in INSTEAD for level in LEVELS), KEPT_OUT])
def test_what_cannot_be_is_not_wrong_and_is_told_what_to_do_instead(name, level):
    verdict = judged((RIGHT | INSTEAD)[name], level)
    assert verdict.verdict == "unjudged", verdict
    for function in verdict.functions.values():
        assert SUGGESTION.search(function.reason.message), function.reason


@pytest.mark.parametrize("level", LEVELS)
def test_a_program_whose_cell_did_not_run_would_be_found(level):
    for never in ("if False:\n    scale = 0.5\n", "scale = 0.5 / 2\n"):
        assert judged(f"scale = 0.25\n{never}phi = lambda q: sigma(q, scale)\n", level).verdict == "wrong"
