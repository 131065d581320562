"""A long run shows a live line on a terminal's stderr, gone in the end, and leaves a file or a pipe untouched."""

import os
import subprocess
import sys

import pytest

from crosscheck.comparison.parties import DEFAULT_PARTIES

pty = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")

PROGRAM = """
from crosscheck.command.output import live
with live("training", 7) as show:
    show(7)
    print("a line")
"""


@pty
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


MEANWHILE = {
    "a line": ("print('a line')", ["a line"]),
    "a line on stderr": ("print('a line', file=sys.stderr)", ["a line"]),
    "a line in two parts": ("print('a', end=' '); show(3); print('line')", ["a line"]),
    "an error": ("print('a line'); show(5); sys.exit('why')", ["a line", "why"]),
    "nothing": ("pass", []),
}


@pty
@pytest.mark.parametrize(("block", "lines"), MEANWHILE.values(), ids=MEANWHILE)
def test_what_is_printed_meanwhile_stands_alone_and_the_line_is_gone_in_the_end(block, lines):
    from tests.terminal import on_terminal, screen

    imports = "import sys\nfrom crosscheck.command.output import live"
    program = f"{imports}\nwith live('training', 7) as show:\n    show(1); {block}"

    shown, _ = on_terminal([sys.executable, "-c", program], 80)
    assert "training" in shown
    assert "/7" in shown
    assert screen(shown) == lines


@pty
@pytest.mark.second_stage
def test_train_s_rows_stand_alone():
    from tests.terminal import on_terminal, screen

    shown, code = on_terminal([sys.executable, "-m", "crosscheck", "train", "--steps", "3"], 80)
    lines = screen(shown)
    assert code == 0
    assert "training" in shown
    assert "measuring" in shown
    assert "3/3" in shown
    assert [line.split()[0] for line in lines[2:7]] == ["step", "0", "1", "2", "3"]
    assert {len(line.split()) for line in lines[2:7]} == {2 + len(DEFAULT_PARTIES)}
    assert not any("training" in line or "measuring" in line for line in lines)
    assert max(map(len, lines)) <= 80
