"""The progress of a long computation: a live bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def live(what: str, n_steps: int) -> Iterator[Callable[..., None]]:
    """Show a bar on stderr while the block runs, if stderr is a terminal and there is anything to do.

    Yields what shows that a step is reached, and what else is said of it: ``show(step, said="")``.

    What the block prints goes above the bar. What it prints into a pipe may come back on the same terminal, at a time that is not
    known here: then there is no bar.
    """
    if not n_steps or not sys.stderr.isatty() or _is_pipe(sys.stdout):
        yield lambda step, said="": None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    said_beside = TextColumn("{task.fields[said]}", markup=False)  # it may hold a student's name
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), said_beside)
    # If stdout is a file, what is printed must stay there, and not end up on stderr.
    with Progress(
        *columns, console=Console(stderr=True, soft_wrap=True), transient=True, redirect_stdout=sys.stdout.isatty()
    ) as progress:
        task = progress.add_task(what, total=n_steps, said="")
        yield lambda step, said="": progress.update(task, completed=step, said=said)


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, io.UnsupportedOperation):  # no file at all
        return False
