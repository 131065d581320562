"""Loops at the top level have so much of the processor's time, all of them together, and no more."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOP_SECONDS = 5.0  # of the processor: a training run that the functions do not need, though they name what it changes
AT_LEAST = 0.1  # for each loop, however long those before it took
AGAIN = 0.05  # seconds until a loop that caught its end is ended once more


class CutOff(BaseException):
    """A loop was ended; what it has bound until then stays."""


class Budget:
    """What is left of the loops' time."""

    def __init__(self) -> None:
        self._left = LOOP_SECONDS

    @contextmanager
    def spending(self) -> Iterator[None]:
        """Raise CutOff in what runs meanwhile once the time is over; where there is no timer, never."""
        if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
            yield
            return
        running = True

        def end(*_: object) -> None:
            if running:
                raise CutOff(f"it was ended after {LOOP_SECONDS:g} s")

        before, started = signal.signal(signal.SIGPROF, end), process_time()
        signal.setitimer(signal.ITIMER_PROF, max(self._left, AT_LEAST), AGAIN)
        try:
            yield
        finally:
            running = False
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
            self._left -= process_time() - started
