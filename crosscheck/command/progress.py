"""The progress of a long computation: one live line on a terminal, which all that is written meanwhile goes above."""

from __future__ import annotations

import io
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO

TELLING = 1.0  # seconds after which what is left can be told from what is done


@contextmanager
def live(what: str, n_steps: int) -> Iterator[Callable[[int], None]]:
    """Show a line on stderr while the block runs, if stderr is a terminal; yield what to call with each step reached.

    What the block prints stands above the line. What it prints into a pipe may come back on the same terminal, at a time that is
    not known here: from then on there is no line.
    """
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    line = _Line(sys.stderr, what, n_steps)
    above: list[Any] = [_Above(stream, line) for stream in (sys.stdout, sys.stderr)]
    with redirect_stdout(above[0]), redirect_stderr(above[1]):
        try:
            line.show(0)
            yield line.show
        finally:
            line.erase()


class _Line:
    """A terminal's last line. It is erased with spaces, which every terminal knows."""

    def __init__(self, terminal: TextIO, what: str, n_steps: int) -> None:
        self.terminal, self.what, self.n_steps = terminal, what, n_steps
        self.began = time.monotonic()
        self.width = 0  # of what is shown
        self.hindered = False  # by what is written where the line would stand

    def show(self, step: int) -> None:
        if self.hindered:
            return
        text = f"{self.what} {step}/{self.n_steps}{self._left(step)}"
        self.terminal.write(f"\r{text:{self.width}}")
        self.terminal.flush()
        self.width = len(text)

    def erase(self) -> None:
        if self.width:
            self.terminal.write(f"\r{'':{self.width}}\r")
            self.terminal.flush()
        self.width = 0

    def _left(self, step: int) -> str:
        seconds = time.monotonic() - self.began
        return f", {seconds / step * (self.n_steps - step):.0f} s left" if step and seconds > TELLING else ""


class _Above:
    """A stream that is written to above the line: all else is the stream's own."""

    def __init__(self, stream: TextIO, line: _Line) -> None:
        self._stream, self._line = stream, line
        self._terminal, self._pipe = stream.isatty(), _is_pipe(stream)

    def write(self, text: str) -> int:
        if text and (self._terminal or self._pipe):
            self._line.erase()
            self._line.hindered = self._pipe or not text.endswith("\n")
        return self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, io.UnsupportedOperation):  # no file at all
        return False
