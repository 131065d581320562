"""The progress of grading a class: done, left, rate, time to go and who is slow, on a terminal; nothing in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscheck.classes.grading import Progress

SLOW_SECONDS = 10


@contextmanager
def live(total: int) -> Iterator[Callable[[Progress], None]]:
    """Show a bar on stderr while the block runs, if stderr is a terminal; yield what to call with the progress."""
    if not sys.stderr.isatty() or not total:
        yield lambda _progress: None
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.TextColumn("judging"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[said]}", markup=False),
    )
    started = time.monotonic()
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("judging", total=total, said="")
        yield lambda now: shown.update(task, completed=total - now.left, said=in_words(now, time.monotonic() - started))


def in_words(now: Progress, seconds: float) -> str:
    """Return the rate, the time to go, and who is slow."""
    said = f"{now.left} left"
    if now.done and seconds > 0:
        rate = now.done / seconds
        said += f", {rate * 60:.0f} a minute, {now.left / rate:.0f} s to go"
    if now.slowest and now.slowest[1] > SLOW_SECONDS:
        student, for_seconds = now.slowest
        said += f"; {student} for {for_seconds:.0f} s"
    return said
