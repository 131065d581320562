"""A terminal as a person sees it: what stands on it in the end, line by line."""

import fcntl
import os
import struct
import subprocess
import termios
from collections.abc import Sequence

import pyte


def on_terminal(command: Sequence[str], columns: int, **environment: str) -> tuple[str, int]:
    """Run a command on a terminal of so many columns; return all that was written to it, and the exit code."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    running = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=inherited | environment, start_new_session=True
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            written += os.read(ours, 65536)
        except OSError:  # nobody holds the other end any more
            break
    os.close(ours)
    return written.decode(), running.wait()


def screen(written: str, columns: int = 400) -> list[str]:
    """Return the lines that stand on a terminal in the end, without their colours and trailing spaces."""
    shown = pyte.HistoryScreen(columns, 24, history=10_000)
    pyte.Stream(shown).feed(written)
    above = ["".join(line[x].data for x in range(columns)) for line in shown.history.top]
    lines = [line.rstrip() for line in (*above, *shown.display)]
    while lines and not lines[-1]:
        lines.pop()
    return lines
