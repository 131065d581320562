"""`crosscheck verify` on a terminal: the progress has a line of its own, and colours are shown to those who want them."""

import re
import shlex
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.judging.judging import level
from tests.terminal import on_terminal, screen
from tests.verify.test_verify_command import RIGHT, WRONG, written

NAMES = ("a.py", "b.py", "c.py")


def verify(folder: Path, *words: str) -> list[str]:
    command = [sys.executable, "-m", "crosscheck", "verify", "--sandbox", level().value]
    return [*command, *words, *(str(folder / name) for name in NAMES)]


@pytest.fixture
def submissions(tmp_path):
    for name, source in zip(NAMES, (RIGHT, WRONG, RIGHT), strict=True):
        written(tmp_path, source, name)
    return tmp_path


def glued(lines: list[str], folder: Path) -> list[str]:
    """Return the submissions whose report does not begin with a line of its own, and what is left of the progress."""
    missing = [name for name in NAMES if not any(line.startswith(f"{folder / name}:") for line in lines)]
    return missing + [line for line in lines if "judging " in line]


PIPES = {"straight": "{}", "through a pipe": "{} | cat", "to a file": "{} > {folder}/out; cat {folder}/out"}


@pytest.mark.second_stage
@pytest.mark.parametrize("line", PIPES.values(), ids=PIPES)
@pytest.mark.parametrize("columns", [40, 120])
def test_progress_never_shares_a_line_with_a_report(submissions, line, columns):
    command = line.format(shlex.join(verify(submissions)), folder=shlex.quote(str(submissions)))
    shown, _ = on_terminal(["sh", "-c", command], columns)
    assert ("0/3" in shown) is ("|" not in line)
    assert glued(screen(shown), submissions) == []


def test_a_line_that_is_shared_is_found(tmp_path):
    reports = [f"{tmp_path / name}: right" for name in NAMES]
    assert glued(screen("\r\n".join(reports)), tmp_path) == []
    assert glued(screen("judging 0/3\r           \r" + "\r\n".join(reports)), tmp_path) == []
    assert glued(screen("judging 0/3" + "\r\n".join(reports)), tmp_path) == ["a.py", f"judging 0/3{reports[0]}"]
    assert glued(screen("\r\n".join(reports) + "\r\njudging 3/3"), tmp_path) == ["judging 3/3"]


@pytest.mark.parametrize(("environment", "coloured"), [({"NO_COLOR": "1"}, False), ({}, True)])
def test_no_color_is_honoured(tmp_path, environment, coloured):
    wrong = written(tmp_path, WRONG)
    command = [sys.executable, "-m", "crosscheck", "verify", "--sandbox", level().value, wrong]
    shown, code = on_terminal(command, 80, **environment)
    assert (re.search(r"\x1b\[[\d;]*31m", shown) is not None, "\x1b[3" in shown, code) == (coloured, coloured, 1)
