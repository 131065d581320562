"""Requests to a child and replies from it, within what a submission may use; after a child has ended, to another."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crosscheck.sandbox.child_process import ChildProcess
from crosscheck.sandbox.watch import Watch
from crosscheck.submissions.outcomes import Failed

if TYPE_CHECKING:
    from crosscheck.sandbox.levels import Level, Limits

WITHOUT_A_LOOK = 0.02  # seconds of the processor that a request uses at most before the first look at it


class Exchanges:
    """What is asked of one submission, and what that has used up.

    Parameters
    ----------
    level : Level
    limits : Limits
    """

    def __init__(self, level: Level, limits: Limits) -> None:
        self._level, self._limits = level, limits
        self._child: ChildProcess | None = None
        self._spent, self._past_output = 0.0, b""

    @property
    def has_child(self) -> bool:
        """Whether there is a child, in which what was asked before has left its traces."""
        return self._child is not None

    @property
    def output(self) -> bytes:
        """What the submission has printed so far, in all its children."""
        return self._past_output + (self._child.output if self._child else b"")

    def ask(
        self, request: dict[str, Any], subject: str, seconds: float, largest: int
    ) -> tuple[dict[str, Any], float] | Failed:
        """Send a request and wait for its reply.

        Parameters
        ----------
        request : dict
        subject : str
            What is asked, in a word with which a sentence on its failure begins.
        seconds : float
            Of the processor, that it may take.
        largest : int
            Bytes that the reply may have.

        Returns
        -------
        reply and seconds of the wall until it came, or Failed
            After a failure the child has ended.
        """
        left = self._limits.total_seconds - self._spent
        if left <= 0:
            return Failed("timeout", f"the submission used up its {self._limits.total_seconds:g} s of processor time")
        if self._child is None:
            self._child = ChildProcess(self._level, self._limits)
        watch = Watch(self._limits, min(seconds, left))
        started = time.monotonic()
        reply = self._child.exchange(request, watch, largest)
        took = time.monotonic() - started
        self._spent += watch.used + watch.waited + min(took, WITHOUT_A_LOOK)
        if isinstance(reply, Failed):
            self.close()
            return replace(reply, message=f"{subject} {reply.message}", seconds=watch.used)
        return reply, took

    def close(self) -> None:
        """End the child and everything it started."""
        if self._child is not None:
            self._past_output += self._child.close()
            self._child = None
