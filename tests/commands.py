"""`crosscheck` as a test runs it, in its own process, and a party to run it on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crosscheck.command.cli import main

ROOT = Path(__file__).parents[1]
NO_BASH = sys.platform == "win32" or shutil.which("bash") is None
needs_bash = pytest.mark.skipif(NO_BASH, reason="there is no bash that takes this system's paths")
PARTY = """
from manual.by_hand import loss, loss_gradient as right


def loss_gradient(params, X, y):
    gradient = right(params, X, y)
    {fault}
    return gradient
"""


def afresh(code: str, *words: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter that has imported nothing yet."""
    return subprocess.run([sys.executable, "-c", code, *words], cwd=cwd, capture_output=True, text=True, check=False)


def said_afresh(code: str) -> str:
    """Run code that must end well, with this process's path alone, and return what it says."""
    done = afresh(f"import sys; sys.path[:] = {sys.path!r}; {code.lstrip()}")
    assert done.returncode == 0, done.stderr
    return done.stdout


def step(script: str, here: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step of a workflow as GitHub's runner does; its log is all that it writes."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.run(command, cwd=here, env=os.environ | variables, check=False, **pipes)


def run(*words: object) -> Result:
    """Run the command with these words; it may end with any code, and raises nothing."""
    result = CliRunner().invoke(main, list(map(str, words)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def ok(*words: object) -> Result:
    """Run a command that must end well."""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result


def refusal(*words: object) -> str:
    """Run a command that must be refused, and return what it says."""
    result = run(*words)
    assert result.exit_code == 2, result.output
    return result.stderr


def one_sentence(*words: object) -> str:
    """Run a command that must be refused before it does anything, and return the one sentence that says why."""
    result = run(*words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1), result.output
    return result.stderr.removeprefix("Error: ").rstrip("\n")


def train(*words: object) -> Result:
    return run("train", *words)


def party(folder: Path, fault: str, name: str = "mine.py") -> Path:
    """Write a party that is right but for this line, in which `gradient` is its gradient; return the file."""
    (folder / name).write_text(PARTY.format(fault=fault), encoding="utf-8")
    return folder / name
