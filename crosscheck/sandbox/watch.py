"""What a submission's processes use while the judge waits for them, held against the limits.

Time is the processor's, so that no verdict depends on how busy the machine is. The clock on the wall counts for processes that
wait: where none of them could run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.submissions.outcomes import Failed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crosscheck.sandbox.levels import Limits
    from crosscheck.sandbox.processes import Usage

NOT_ALLOWED = "which the sandbox does not allow"
OF_A_STALL = 0.1  # what counts as waiting of the time in which the system holds a process up, as for a disk


class Watch:
    """The use of one child while it is asked one thing.

    Parameters
    ----------
    limits : Limits
    seconds : float
        What it may use of the processor.

    Attributes
    ----------
    used : float
        Seconds of the processor; of the wall where processes cannot be seen.
    waited : float
        Seconds in which it waited.
    """

    def __init__(self, limits: Limits, seconds: float) -> None:
        self._limits, self._seconds = limits, seconds
        self._before: Mapping[int, float] | None = None
        self.used = self.waited = 0.0

    def look(self, now: Usage, elapsed: float) -> Failed | None:
        """Return a failure if the child uses more than it may; `elapsed` are the seconds since the last look."""
        if now.processes == 0:  # it cannot be seen
            self.used += elapsed
        else:
            before = now.seconds if self._before is None else self._before
            # What a process used before it ended has been counted; the rest of it, less than a look's distance, is let pass.
            spent = sum(max(seconds - before.get(pid, 0.0), 0.0) for pid, seconds in now.seconds.items())
            self._before = now.seconds
            self.used += spent
            if spent == 0 and not now.runnable:
                self.waited += elapsed * (OF_A_STALL if now.stalled else 1.0)
        return self._too_many(now) or self._too_long()

    def _too_many(self, now: Usage) -> Failed | None:
        most = self._limits
        if now.processes > most.processes:
            return Failed("forbidden", f"starts more than {most.processes} processes, {NOT_ALLOWED}")
        if now.threads > most.threads:
            return Failed("forbidden", f"starts more than {most.threads} threads, {NOT_ALLOWED}")
        if now.memory > most.memory_bytes:
            return Failed("memory", f"held more than {most.memory_bytes // 1024**2} MiB of memory")
        return None

    def _too_long(self) -> Failed | None:
        if self.used >= self._seconds:
            return Failed("timeout", f"does not finish: it used {self._seconds:.2g} s of processor time")
        if self.waited >= self._limits.waiting_seconds:
            return Failed("waiting", f"waits without using the processor, {self._limits.waiting_seconds:.2g} s already")
        return None
