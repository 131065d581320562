"""The progress of grading a class: done, left, rate, time to go and who is slow, on a terminal; nothing in a pipe."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crosscheck.command import progress

if TYPE_CHECKING:
    from crosscheck.classes.grading import Progress

SLOW_SECONDS = 10


@contextmanager
def live(total: int) -> Iterator[Callable[[Progress], None]]:
    """Show a bar while the block runs, as `crosscheck.command.progress` does; yield what to call with the progress."""
    started = time.monotonic()
    with progress.live("judging", total) as show:
        yield lambda now: show(total - now.left, in_words(now, time.monotonic() - started))


def in_words(now: Progress, seconds: float) -> str:
    """Return how many are left, the rate, and who is slow."""
    said = f"{now.left} left"
    if now.done and seconds > 0:
        said += f", {now.done / seconds * 60:.0f} a minute"
    if now.slowest and now.slowest[1] > SLOW_SECONDS:
        (student, *others), for_seconds = now.slowest
        said += f"; {student}{f' or one of {len(others)} more' if others else ''} for {for_seconds:.0f} s"
    return said
