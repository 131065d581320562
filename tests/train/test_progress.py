"""A long run shows a live line on a terminal's stderr, and leaves stdout, when that is a file or a pipe, untouched by it."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
from crosscheck.command.progress import live
with live("training", 7) as show:
    show(7)
    print("a line")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_the_bar_is_on_stderr_and_the_lines_are_in_the_file_that_stdout_is(tmp_path):
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    with (tmp_path / "lines").open("wb") as file:
        subprocess.run([sys.executable, "-c", PROGRAM], stdout=file, stderr=theirs, env=environment, check=True)
    shown = os.read(ours, 65536)  # while the other end is open
    os.close(theirs)
    os.close(ours)
    assert (tmp_path / "lines").read_text().splitlines() == ["a line"]
    assert b"training" in shown
    assert b"7/7" in shown


def test_in_a_pipe_there_is_no_bar():
    result = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == ["a line"]
    assert result.stderr == ""
